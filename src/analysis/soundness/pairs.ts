import canonicalize from 'canonicalize';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Check, Pair } from '../../contract/soundness.ts';
import { keyOf as keyOfPart, keyOfPair, pairOf } from '../comparison/pair-of.ts';
import { check, WANTED_PAIRS } from './grades.ts';
import { inQuestion } from './question.ts';
import type { QuestionEntry } from './question.ts';

/** A strategy of which an experiment has finished runs, with the parameters they have in common. */
export interface FinishedStrategy {
  readonly experimentId: string;
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Experiments that have finished runs of every strategy that a question is about, with the same
 * parameters, and so test it on their own data set and model. Controls are not what is asked about.
 *
 * @param finished of all experiments of the data folder
 */
export function experimentsWithStrategiesOf(
  entries: readonly QuestionEntry[],
  finished: readonly FinishedStrategy[],
): string[] {
  const wanted = inQuestion(entries).map(({ choice: { id, ...parameters } }) =>
    keyOf(id, parameters),
  );
  return [...Map.groupBy(finished, ({ experimentId }) => experimentId)]
    .filter(([, strategies]) => {
      const there = new Set(strategies.map((entry) => keyOf(entry.strategy, entry.parameters)));
      return wanted.every((key) => there.has(key));
    })
    .map(([id]) => id);
}

function keyOf(strategy: string, parameters: Readonly<Record<string, unknown>>): string {
  return canonicalize([strategy, parameters]) ?? strategy;
}

/** The distinct pairs of data set and architecture, the document's own first. */
export function pairsOf(
  document: ExperimentDocument,
  others: readonly ExperimentDocument[],
): Pair[] {
  const pairs = [document, ...others].map(pairOf);
  // One data set or network may have been imported under two names.
  return pairs.filter(
    (pair, index) => pairs.findIndex((other) => keyOfPair(other) === keyOfPair(pair)) === index,
  );
}

/** What nobody is persuaded by alone (Blalock et al., section 6). */
const TOY = 'mnist';

/**
 * Met from three pairs of which two differ in data set and two in architecture, partly with two pairs.
 * Those on MNIST alone are at best partly enough, however many.
 */
export function pairsCheck(pairs: readonly Pair[]): Check {
  const datasets = new Set(pairs.map(({ dataset }) => keyOfPart(dataset))).size;
  const models = new Set(pairs.map(({ model }) => keyOfPart(model))).size;
  const toy = pairs.every(({ dataset }) => dataset.id === TOY);
  const enough = pairs.length >= WANTED_PAIRS && datasets >= 2 && models >= 2;
  return check('pairs', enough ? 'met' : pairs.length >= 2 ? 'partly' : 'missing', {
    found: pairs.length,
    wanted: WANTED_PAIRS,
    datasets,
    models,
    toy: toy ? 1 : 0,
    pairs: [...pairs],
  });
}
