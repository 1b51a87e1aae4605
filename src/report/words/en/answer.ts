import type { Need, Needs } from '../../../contract/answer.ts';

const needs: Record<Need, string> = {
  accuracyLoss: 'the accuracy',
  size: 'the size',
  macs: 'the multiply-accumulates',
  latency: 'the latency',
};

const preferences: Record<Needs['prefer'], string> = {
  accuracy: 'the most accurate',
  size: 'the one that is smallest after gzip',
  macs: 'the one with the fewest multiply-accumulates',
  latency: 'the fastest',
};

/** Which strategy suits, and how sure that is. */
export const answer = {
  places: { best: 'Best', runnerUp: 'Runner-up', nearest: 'Nearest' },
  caption: 'The candidates',
  note: '± is half the width of the 95% interval over the seeds; the difference is to the dense baseline of the same seed. Latency is the median of one forward pass.',
  points: (n: number, shown: string) => `${shown} percentage ${n === 1 ? 'point' : 'points'}`,
  limits: {
    /** @param points as `points` says it */
    accuracyLoss: (points: string) => `the mean final accuracy falls by at most ${points}`,
    size: (share: string) => `the size after gzip is at most ${share} of the dense baseline's`,
    macs: (share: string) =>
      `the multiply-accumulates are at most ${share} of the dense baseline's`,
    latency: (share: string, batchSize: string) =>
      `the latency at batch ${batchSize} is at most ${share} of the dense baseline's`,
  },
  asked: (limits: readonly string[], prefer: Needs['prefer']) =>
    `Asked for: ${limits.length === 0 ? 'nothing is required' : limits.join(', and ')}; among what meets this, ${preferences[prefer]}.`,
  empty: 'No run is finished yet, so there is no answer.',
  candidate: (label: string, sparsity: string) => `${label} at ${sparsity} sparsity`,
  none: (considered: string) =>
    `By their means none of ${considered} candidates (a strategy at one level) meets this.`,
  nearest: (candidate: string) => `Nearest is ${candidate}.`,
  nearestMisses: (candidate: string, need: Need, points: string) =>
    `Nearest is ${candidate}, which misses ${needs[need]}${need === 'accuracyLoss' ? ` by ${points}` : ''}.`,
  best: (candidate: string, meeting: number, shown: string, considered: string) =>
    `${candidate}. By their means ${shown} of ${considered} candidates (a strategy at one level) ${meeting === 1 ? 'meets' : 'meet'} what is asked.`,
  /** @param p corrected, without the letter, e.g. `0.03` or `< 0.001`; null where there is none */
  difference: (points: string, p: string | null) =>
    `Best minus runner-up, in final accuracy over the seeds of both: ${points} percentage points${p === null ? '' : ` (paired t-test, p ${p.startsWith('<') ? p : `= ${p}`} after Holm’s correction for all comparisons with the best; below 0.05 tells the two apart)`}.`,
  ties: (candidates: readonly (readonly [label: string, sparsity: string])[]) =>
    `As accurate as far as these seeds can tell: ${candidates.map(([label, sparsity]) => `${label} at ${sparsity}`).join('; ')}.`,
  seedsNeeded: (shown: string) =>
    `About ${shown} seeds in all would separate the two, were the difference as seen.`,
  uncertain: (of: readonly Need[]) =>
    `The 95% interval of ${of.map((need) => needs[need]).join(' and of ')} reaches beyond the limit, so that the need may not be met.`,
  separated: (better: boolean) =>
    `The best is ${better ? 'more' : 'less'} accurate than the runner-up by more than chance explains.`,
  tied: 'Best and runner-up cannot be told apart in final accuracy.',
  oneSeed:
    'With a single seed nothing can be said about chance: another seed may turn the order around.',
  alone: 'No second candidate meets what is asked, so there is nothing to compare it with.',
};
