import type { Measure, Need, Needs } from '../../../contract/answer.ts';

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

const good: Record<Measure, string> = {
  accuracy: 'accurate',
  size: 'small',
  macs: 'few in multiply-accumulates',
  latency: 'fast',
};

const measured = (need: Need, isOnValidation: boolean) =>
  need === 'accuracyLoss' && isOnValidation
    ? `${needs[need]} on the validation examples`
    : needs[need];

/** Which strategy suits, and how sure that is. */
export const answer = {
  places: { best: 'Best', runnerUp: 'Runner-up', nearest: 'Nearest' },
  caption: 'The candidates',
  note: '± is half the width of the 95% interval over the seeds, in cross-validation over seeds and folds; the difference is to the reference of the same seed. Latency is the median of one forward pass.',
  points: (n: number, shown: string) => `${shown} percentage ${n === 1 ? 'point' : 'points'}`,
  limits: {
    /** @param points as `points` says it */
    accuracyLoss: (points: string) => `the mean final accuracy falls by at most ${points}`,
    size: (share: string) => `the size after gzip is at most ${share} of the reference's`,
    macs: (share: string) => `the multiply-accumulates are at most ${share} of the reference's`,
    latency: (share: string, batchSize: string) =>
      `the latency at batch ${batchSize} is at most ${share} of the reference's`,
  },
  asked: (limits: readonly string[], prefer: Needs['prefer']) =>
    `Asked for: ${limits.length === 0 ? 'nothing is required' : limits.join(', and ')}; among what meets this, ${preferences[prefer]}.`,
  nearest: (candidate: string) => `Nearest is ${candidate}.`,
  nearestMisses: (candidate: string, need: Need, points: string, isOnValidation: boolean) =>
    `Nearest is ${candidate}, which misses ${measured(need, isOnValidation)}${need === 'accuracyLoss' ? ` by ${points}` : ''}.`,
  best: (candidate: string, meeting: number, shown: string, considered: string) =>
    `${candidate}. By their means ${shown} of ${considered} candidates (a strategy at one level) ${meeting === 1 ? 'meets' : 'meet'} what is asked.`,
  equivalent: (candidates: readonly string[], measure: Measure) =>
    `Shown to be practically as ${good[measure]}: ${candidates.join('; ')}.`,
  undecided: (candidates: readonly string[], measure: Measure) =>
    `Perhaps as ${good[measure]}, which is undecided: ${candidates.join('; ')}.`,
  clearByItself: (candidates: readonly string[]) =>
    `Clearly worse by themselves, which the correction does not bear out: ${candidates.join('; ')}.`,
  uncertain: (of: readonly Need[], isOnValidation: boolean) =>
    `The 95% interval of ${of.map((need) => measured(need, isOnValidation)).join(' and of ')} reaches beyond the limit, so that the need may not be met.`,
};
