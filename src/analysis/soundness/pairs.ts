import canonicalize from 'canonicalize';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { Check, Pair } from '../../contract/soundness.ts';
import { check, WANTED_PAIRS } from './grades.ts';
import type { QuestionEntry } from './question.ts';

/** Of a data set, how much of it is used and how; of a model, how it is kept from overfitting. */
const NOT_ANOTHER_PAIR = [
  'validationFraction',
  'maxTrainExamples',
  'maxTestExamples',
  'normalisation',
  'dropout',
] as const;

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

function inQuestion(entries: readonly QuestionEntry[]): readonly QuestionEntry[] {
  const asked = entries.filter(({ isControl }) => !isControl);
  return asked.length > 0 ? asked : entries;
}

function keyOf(strategy: string, parameters: Readonly<Record<string, unknown>>): string {
  return canonicalize([strategy, parameters]) ?? strategy;
}

/** The distinct pairs of data set and architecture, the document's own first. */
export function pairsOf(
  document: ExperimentDocument,
  others: readonly ExperimentDocument[],
): Pair[] {
  const pairs = [document, ...others].map(({ dataset, model }) => ({
    dataset: essence(dataset),
    model: essence(model),
  }));
  return [...new Map(pairs.map((pair) => [canonicalize(pair), pair])).values()];
}

/** Met from three pairs, partly with two. */
export function pairsCheck(pairs: readonly Pair[]): Check {
  const found = pairs.length;
  return check('pairs', found >= WANTED_PAIRS ? 'met' : found === 2 ? 'partly' : 'missing', {
    found,
    wanted: WANTED_PAIRS,
    pairs: [...pairs],
  });
}

function essence(choice: Choice): Choice {
  const own = Object.entries(choice).filter(
    ([field]) => !(NOT_ANOTHER_PAIR as readonly string[]).includes(field),
  );
  return { ...Object.fromEntries(own), id: choice.id };
}
