import { LAST_RATE } from '../../contract/experiment.ts';
import type { FineTuning, RateSchedule, Training } from '../../contract/experiment.ts';

/** Where in a training a step stands. */
export interface StepPosition {
  /** 0 for the first, counted over all epochs. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}

/**
 * The learning rate of one step, for a rate r in the document:
 *
 * - warm-up, with any schedule: over the first `warmupEpochs` the rate rises linearly, from r / n in
 *   the first of its n steps to r in the last (Goyal et al., "Accurate, Large Minibatch SGD", 2017).
 * - `constant`: r.
 * - `step`: r * factor^k, after k times `every` epochs; epochs of the warm-up count.
 * - `milestones`: r * factor^k, after k of the given shares of all steps, rounded to the nearest step;
 *   those of the warm-up count (He et al., "Deep Residual Learning", CVPR 2016, at 1/2 and 3/4).
 * - `cosine`: from r right after the warm-up along half a cosine towards `final` * r, which the step
 *   after the last would reach (Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts).
 *
 * A pure function of its arguments: what a step learns by does not depend on where it is executed or
 * where a training was resumed.
 */
export function learningRateAt(
  schedule: RateSchedule | undefined,
  baseRate: number,
  { step, stepsPerEpoch, epochs }: StepPosition,
): number {
  if (schedule === undefined) return baseRate;
  const warmupSteps = Math.round(schedule.warmupEpochs * stepsPerEpoch);
  if (step < warmupSteps) return (baseRate * (step + 1)) / warmupSteps;
  switch (schedule.id) {
    case 'constant':
      return baseRate;
    case 'step': {
      const epoch = Math.floor(step / stepsPerEpoch);
      return baseRate * schedule.factor ** Math.floor(epoch / schedule.every);
    }
    case 'milestones': {
      const steps = epochs * stepsPerEpoch;
      const passed = schedule.at.filter((share) => step >= Math.round(share * steps)).length;
      return baseRate * schedule.factor ** passed;
    }
    case 'cosine': {
      // A step beyond the last would keep the final rate.
      const steps = Math.max(1, epochs * stepsPerEpoch - warmupSteps);
      const done = Math.min(1, (step - warmupSteps) / steps);
      const { final } = schedule;
      return baseRate * (final + ((1 - final) * (1 + Math.cos(Math.PI * done))) / 2);
    }
    default:
      return schedule satisfies never;
  }
}

/**
 * The learning rate with which fine-tuning begins: its own, that of training's last step, or else the
 * rate of training before any schedule.
 */
export function fineTuningRate(
  { learningRate: own }: Pick<FineTuning, 'learningRate'>,
  { learningRate, schedule, epochs }: Pick<Training, 'learningRate' | 'schedule' | 'epochs'>,
  stepsPerEpoch: number,
): number {
  if (own !== LAST_RATE) return own ?? learningRate;
  const step = epochs * stepsPerEpoch - 1;
  return learningRateAt(schedule, learningRate, { step, stepsPerEpoch, epochs });
}
