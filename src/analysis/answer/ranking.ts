import type { Candidate, Needs } from '../../contract/answer.ts';
import type { Spread } from '../../contract/results.ts';
import type { Costs } from './costs.ts';

/** A candidate with what it costs, also where that was not asked. */
export interface Contender {
  readonly candidate: Candidate;
  readonly costs: Costs;
}

/** Shares are told apart by tenths of a percent, accuracies by what no test set can resolve. */
const SHARE_STEP = 1e-3;
const ACCURACY_STEP = 1e-9;

/**
 * The best first, by what is preferred. What is equal in it within rounding is ranked by accuracy,
 * then by size, and at last as it stands in the experiment. A figure that is not known comes last.
 */
export function ranked(contenders: readonly Contender[], prefer: Needs['prefer']): Contender[] {
  const preferred =
    prefer === 'latency' ? latencyRank(contenders) : prefer !== 'accuracy' && cost(prefer);
  const order = preferred ? [preferred, loss, size] : [loss, size];
  return contenders.toSorted((a, b) => {
    for (const key of order) {
      const [first, second] = [key(a), key(b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  });
}

/**
 * Which places by latency can be told apart: a candidate shares that of the fastest one before it whose
 * 95 % interval overlaps its own, and begins a new one where there is none.
 */
function latencyRank(contenders: readonly Contender[]): (contender: Contender) => number {
  const ranks = new Map<Contender, number>();
  let fastest: Spread | undefined;
  let rank = 0;
  const known = contenders.flatMap((contender) => {
    const { latency } = contender.costs;
    return latency ? [{ contender, latency }] : [];
  });
  for (const { contender, latency } of known.toSorted((a, b) => a.latency.mean - b.latency.mean)) {
    if (fastest === undefined || !overlap(fastest, latency)) {
      fastest = latency;
      rank += 1;
    }
    ranks.set(contender, rank);
  }
  return (contender) => ranks.get(contender) ?? Infinity;
}

function overlap(faster: Spread, slower: Spread): boolean {
  const reach = (faster.halfWidth ?? 0) + (slower.halfWidth ?? 0);
  return slower.mean - faster.mean <= Math.max(reach, SHARE_STEP);
}

function cost(measure: 'size' | 'macs') {
  return ({ costs }: Contender) => rounded(costs[measure]?.mean, SHARE_STEP);
}

/** Against the baselines of the same seeds: that also compares candidates fairly that lack a seed. */
function loss({ costs }: Contender): number {
  return rounded(costs.accuracyLoss?.mean, ACCURACY_STEP);
}

const size = cost('size');

function rounded(value: number | undefined, step: number): number {
  return value === undefined ? Infinity : Math.round(value / step);
}
