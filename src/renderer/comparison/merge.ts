import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Comparison, ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { DENSE } from '../../contract/words.ts';
import { densePoints } from '../../charts/dense-points.ts';
import type { DensePoint } from '../../charts/dense-points.ts';
import { mergedKey } from '../composables/merged-key.ts';

/** One experiment among those that are compared. */
export interface ComparedExperiment {
  readonly id: string;
  readonly name: string;
  readonly document: ExperimentDocument;
  readonly comparison: Comparison;
  readonly runs: readonly RunRecord[];
}

/**
 * Several experiments as one comparison. Each keeps its differences to its own reference; its dense
 * networks become series of their own.
 */
export function mergeComparisons(experiments: readonly ComparedExperiment[]): Comparison {
  return {
    dense: null,
    continued: null,
    reference: DENSE,
    series: experiments.flatMap(({ id, comparison }) => [
      ...densePoints(comparison).map((one) => denseSeries(id, one)),
      ...comparison.series.map((one) => ({ ...one, key: mergedKey(id, one.key) })),
    ]),
  };
}

function denseSeries(id: string, { key, point }: DensePoint): ComparisonSeries {
  return {
    key: mergedKey(id, key),
    strategy: key,
    telling: [],
    family: DENSE,
    parameters: {},
    points: [point],
  };
}

/** All runs by id; experiments may share dense baselines. */
export function runsById(runs: readonly RunRecord[]): ReadonlyMap<string, RunRecord> {
  return new Map(runs.map((run) => [run.id, run]));
}

/** What must be the same for a comparison on equal terms. */
export const TERMS = [
  'dataset',
  'model',
  'training',
  'fineTuning',
  'seeds',
  'crossValidation',
  'device',
] as const;
export type Term = (typeof TERMS)[number];

/** The terms in which experiments differ: what stands beside each other is then not only pruning. */
export function differingTerms(documents: readonly ExperimentDocument[]): Term[] {
  return TERMS.filter((term) => new Set(documents.map((one) => stable(one[term]))).size > 1);
}

/** JSON with the fields of every object in one order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}
