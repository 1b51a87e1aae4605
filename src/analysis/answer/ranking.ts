import type { Candidate, Needs } from '../../contract/answer.ts';
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
 * relevant amount above the least of all the most accurate is first: a tenth of a kilobyte does not decide, and
 * neither does how noisy a latency is. The others follow as they cost. Equal accuracies are ranked by size, and
 * at last as they stand in the experiment.
 */
export function ranked(contenders: readonly Contender[], prefer: Needs['prefer']): Contender[] {
  const byAccuracy = contenders.toSorted(
    (a, b) => ascending(loss(a), loss(b)) || ascending(size(a), size(b)),
  );
  if (prefer === 'accuracy' || byAccuracy.length === 0) return byAccuracy;
  const cost = ({ costs }: Contender) => costs[prefer]?.mean ?? Infinity;
  const least = byAccuracy.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  const isAsLow = (one: Contender) =>
    one === least ||
    Math.log(cost(one) / cost(least)) <= relevantRatio(prefer, one.candidate, least.candidate);
  return [
    ...byAccuracy.filter(isAsLow),
    ...byAccuracy.filter((one) => !isAsLow(one)).toSorted((a, b) => ascending(cost(a), cost(b))),
  ];
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
