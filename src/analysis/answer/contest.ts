import type { Candidate, Measure, Needs } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { spread } from '../../statistics/spread.ts';
import {
  areSameNetworks,
  differencesOf,
  foldsOf,
  isRepeated,
} from '../comparison/against-reference.ts';
import { estimates, judged } from '../comparison/differences.ts';
import type { ByRepeat } from '../comparison/differences.ts';
import { chosenAccuracy } from './costs.ts';
import type { RunIndex } from './costs.ts';
import { latencyContest } from './latency-contest.ts';
import { relevantRatio } from './relevance.ts';
import type { Rival } from './rival.ts';

/**
 * The best against each other candidate, in what is preferred. Accuracies are tested (latencies too,
 * in `latency-contest.ts`); the best was chosen by the very figures that are tested, so that it is not corrected for the comparisons with it alone
 * but for all pairs that it was chosen from. Sizes and multiply-accumulates are counted, and compared as
 * they are.
 */
export function contest(
  [best, ...others]: readonly Candidate[],
  index: RunIndex,
  needs: Needs,
): Rival[] {
  if (best === undefined) return [];
  const { prefer } = needs;
  if (prefer === 'latency') return latencyContest([best, ...others], needs);
  const figures = [best, ...others].map((one) => figuresOf(one, index, prefer));
  const [ofBest = new Map<string, number>()] = figures;
  if (prefer === 'size' || prefer === 'macs') {
    return others.map((candidate, place) => ({
      candidate,
      difference: counted(
        differencesOf(ofBest, figures[place + 1] ?? new Map()),
        relevantRatio(prefer, best, candidate),
      ),
    }));
  }
  // Those with the best come first.
  const pairs = pairsOf(figures);
  const same = pairsOf([best, ...others]).map(([one, other]) =>
    areSameNetworks(one.point, other.point, index.byId),
  );
  const repeated = pairsOf([best, ...others]).map(([one, other]) =>
    isRepeated(one.point, other.point, index.byId),
  );
  const differences = judged(
    estimates(
      pairs.map(([one, other]) => differencesOf(one, other)),
      { folds: foldsOf([best.point]), same, repeated },
    ),
    pairs.map((_, place) => place < others.length),
    needs.margin,
  );
  return others.map((candidate, place) => ({
    candidate,
    difference: differences[place] ?? null,
  }));
}

/** Each with each that comes after it. */
function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, place) => all.slice(place + 1).map((other) => [one, other] as const));
}

/** What a candidate's runs have in the preferred measure: accuracies, or logarithms of what costs. */
function figuresOf(
  { point }: Candidate,
  { byId, chosenOn }: RunIndex,
  prefer: Exclude<Measure, 'latency'>,
): ByRepeat {
  const figure = (metrics: RunMetrics): number => {
    switch (prefer) {
      case 'accuracy':
        return chosenAccuracy(metrics, chosenOn);
      case 'size':
        return Math.log(metrics.gzipBytes);
      case 'macs':
        return Math.log(metrics.macs);
    }
  };
  return new Map(
    point.runs.flatMap((run) => {
      const metrics = byId.get(run.id)?.metrics;
      const value = metrics ? figure(metrics) : undefined;
      return value === undefined ? [] : [[repeatOf(run), value] as const];
    }),
  );
}

/**
 * A difference of what is counted: there is one where it is relevant in the mean and every seed has it on
 * the same side.
 */
function counted(row: ByRepeat, margin: number): PairedDifference | null {
  if (row.size === 0) return null;
  const values = [...row.values()];
  const over = spread(values);
  const oneSided = values.every((value) => value < 0) || values.every((value) => value > 0);
  const isRelevant = Math.abs(over.mean) > margin;
  return {
    ...over,
    p: null,
    adjustedP: null,
    margin,
    equivalenceP: null,
    state: !isRelevant ? 'equivalent' : oneSided ? 'different' : 'undecided',
    test: null,
  };
}
