import { MAX_RUNS } from '../../contract/experiment.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import { problemAt } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { labelOf } from '../../engine/choice.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';
import { levelsOf } from './levels.ts';

/** Number of runs of a document, dense networks included, without making any of them. */
export function countRuns(document: ExperimentDocument): number {
  const perRepeat = document.strategies.reduce(
    (sum, strategy) => sum + levelsOf(strategy, document.sparsities).levels.length,
    document.fineTuning.epochs === 0 ? 1 : 2,
  );
  return document.seeds.length * (document.crossValidation?.folds ?? 1) * perRepeat;
}

/** A document that is right in itself but asks for more than there can be. */
export function tooManyRuns(document: ExperimentDocument): Problem[] {
  const runs = countRuns(document);
  return runs > MAX_RUNS ? [tooMany(document.seeds.length, say`${format(runs)} runs`)] : [];
}

/**
 * The same for a document that is not validated yet: each seed is at least one run. Looking into a
 * million seeds first would take seconds.
 */
export function tooManySeeds(document: unknown): Problem[] {
  const seeds = (document as { seeds?: unknown } | null | undefined)?.seeds;
  if (!Array.isArray(seeds) || seeds.length <= MAX_RUNS) return [];
  return [tooMany(seeds.length, say`more than ${format(seeds.length)} runs`)];
}

/** Strategies that take the document's sparsities while it has none. */
export function missingSparsities(document: ExperimentDocument): Problem[] {
  if (document.sparsities.length > 0) return [];
  const needing = (strategy: Choice) => levelsOf(strategy, []).levels.length === 0;
  const index = document.strategies.findIndex(needing);
  const id = document.strategies[index]?.id;
  if (id === undefined) return [];
  const sentence = say`must name at least one sparsity, since strategies[${index}] ("${id}") has no
    levels of its own; got []`;
  const plain = say`at least one is needed, since ${labelOf(getStrategy(id))} has no levels of its own`;
  return [problemAt('sparsities', sentence, plain)];
}

function tooMany(seeds: number, runs: Sentence): Problem {
  return problemAt(
    'seeds',
    say`${format(seeds)} seeds make ${runs} with their strategies and levels; an experiment may have
      at most ${format(MAX_RUNS)}: name fewer seeds, strategies or levels`,
  );
}

const format = (value: number) => value.toLocaleString('en');
