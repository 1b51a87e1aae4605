import type { Candidate, Needs } from '../../contract/answer.ts';
import type { Spread } from '../../contract/results.ts';
import type { Costs } from './costs.ts';
import { relevantRatio } from './relevance.ts';

/** A candidate with what it costs, also where that was not asked. */
export interface Contender {
  readonly candidate: Candidate;
  readonly costs: Costs;
}

/** Accuracies are told apart by what no test set can resolve. */
const ACCURACY_STEP = 1e-9;

/**
 * The best first, by what is preferred; a figure that is not known comes last. Of those that are no
 * relevant amount above the least the most accurate is first, then the next ones likewise: a tenth of a
 * kilobyte does not decide. Equal accuracies are ranked by size, and at last as they stand in the experiment.
 */
export function ranked(contenders: readonly Contender[], prefer: Needs['prefer']): Contender[] {
  const byAccuracy = contenders.toSorted(
    (a, b) => ascending(loss(a), loss(b)) || ascending(size(a), size(b)),
  );
  if (prefer === 'accuracy') return byAccuracy;
  const measure = prefer;
  const cost = ({ costs }: Contender) => costs[measure]?.mean ?? Infinity;
  const found: Contender[] = [];
  let left = byAccuracy;
  while (left.length > 0) {
    const least = left.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    const next = left.find((one) => one === least || isAsLow(one, least)) as Contender;
    found.push(next);
    left = left.filter((one) => one !== next);
  }
  return found;

  function isAsLow(one: Contender, least: Contender): boolean {
    if (measure === 'latency') return overlap(least.costs.latency, one.costs.latency);
    if (cost(one) === Infinity) return false;
    return (
      Math.log(cost(one) / cost(least)) <= relevantRatio(measure, one.candidate, least.candidate)
    );
  }
}

/** Whether the 95 % intervals of two latencies have something in common. */
function overlap(faster: Spread | null, slower: Spread | null): boolean {
  if (faster === null || slower === null) return false;
  return slower.mean - faster.mean <= (faster.halfWidth ?? 0) + (slower.halfWidth ?? 0);
}

/** Against the reference of the same seeds: that also compares candidates fairly that lack a seed. */
function loss({ costs }: Contender): number {
  const mean = costs.accuracyLoss?.mean;
  return mean === undefined ? Infinity : Math.round(mean / ACCURACY_STEP);
}

function size({ costs }: Contender): number {
  return costs.size?.mean ?? Infinity;
}

/** Without the NaN of two that are not known. */
function ascending(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
