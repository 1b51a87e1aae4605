import type { RateSchedule } from '../../contract/experiment.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { learningRateAt } from './rate-schedule.ts';
import type { StepClock } from './step-clock.ts';

/**
 * A learning rate that a step reads as a tensor. It lives in variables, so that a recorded step
 * follows a schedule, or goes on with another rate, without being recorded anew.
 */
export interface LearningRate {
  /** The rate of the clock's step, a float32 scalar; belongs to the scope of the caller. */
  read(): TensorFlow.Tensor;
  /** To be called outside any step, before the clock goes through `steps` steps from `next` on. */
  expect(next: number, steps: number): void;
  dispose(): void;
}

export interface LearningRateOptions {
  readonly learningRate: number;
  readonly schedule?: RateSchedule | undefined;
  readonly clock: StepClock;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}

export function createLearningRate(options: LearningRateOptions): LearningRate {
  const { schedule, learningRate } = options;
  const constant =
    schedule === undefined || (schedule.id === 'constant' && schedule.warmupEpochs === 0);
  return constant ? constantRate(learningRate) : scheduledRate(options);
}

function constantRate(value: number): LearningRate {
  const rate = tf.tidy(() => tf.variable(tf.scalar(value), false));
  return {
    read: () => tf.clone<TensorFlow.Tensor>(rate),
    expect: () => undefined,
    dispose() {
      rate.dispose();
    },
  };
}

/**
 * The rates of the coming steps, an epoch's worth of them, lie in a table that the step looks its own
 * up in. They are computed once, in double precision, whatever executes the step.
 */
function scheduledRate(options: LearningRateOptions): LearningRate {
  const { learningRate, schedule, clock, stepsPerEpoch, epochs } = options;
  const table = tf.tidy(() => tf.variable(tf.zeros([stepsPerEpoch]), false));
  const first = tf.tidy(() => tf.variable(tf.scalar(0, 'int32'), false));
  let begin: number | null = null;
  return {
    read: () =>
      tf.tidy(() =>
        tf.gather(table as TensorFlow.Tensor, tf.sub(clock.step, first as TensorFlow.Tensor)),
      ),
    expect(next, steps) {
      if (steps > stepsPerEpoch) {
        throw new Error(`A call takes at most an epoch's ${stepsPerEpoch} steps, not ${steps}.`);
      }
      if (begin !== null && next >= begin && next + steps <= begin + stepsPerEpoch) return;
      begin = next;
      const rates = Float32Array.from({ length: stepsPerEpoch }, (_, index) =>
        learningRateAt(schedule, learningRate, { step: next + index, stepsPerEpoch, epochs }),
      );
      tf.tidy(() => {
        table.assign(tf.tensor1d(rates));
        first.assign(tf.scalar(next, 'int32'));
      });
    },
    dispose() {
      tf.dispose([table, first]);
    },
  };
}
