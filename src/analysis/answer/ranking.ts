import type { Candidate, Needs } from '../../contract/answer.ts';
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
  const order = prefer === 'accuracy' ? [loss, size] : [cost(prefer), loss, size];
  return contenders.toSorted((a, b) => {
    for (const key of order) {
      const [first, second] = [key(a), key(b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  });
}

function cost(measure: 'size' | 'macs' | 'latency') {
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
