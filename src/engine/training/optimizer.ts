import type { Training } from '../../contract/experiment.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { LearningRate } from './learning-rate.ts';
import { adam, momentum, nesterov, rmsprop, sgd, type UpdateRule } from './update-rules.ts';

type Tensor = TensorFlow.Tensor;

/** How weights follow their gradients. */
export type OptimizerSettings = Pick<
  Training,
  'optimizer' | 'learningRate' | 'momentum' | 'schedule' | 'weightDecay'
>;

/** What a step asks of an optimizer; those of tfjs answer to it too. */
export type Optimizer = Pick<TensorFlow.Optimizer, 'applyGradients' | 'dispose'>;

/**
 * An optimizer whose state is at hand, in variables that stay the same, as a recorded step needs it.
 * Whoever assigns to them settles first.
 */
export interface StatefulOptimizer extends Optimizer {
  /** What it remembers of a variable, shaped as it is, in the order of its rule; zero at the start. */
  slotsOf(variable: TensorFlow.Variable): readonly TensorFlow.Variable[];
  /** What it remembers beside that: powers of its decays, scalars. */
  readonly powers: readonly TensorFlow.Variable[];
  /** Gives slots and powers the values that a fresh optimizer has. */
  restart(): void;
}

/**
 * A fresh optimizer of these variables. Its arithmetic is that of tfjs's optimizers, bit for bit
 * (except `rmsprop`, which is PyTorch's); but its learning rate is a tensor, where they make a number
 * of it that a recorded step could not change.
 *
 * The weight decay d is PyTorch's: it acts on all parameters, biases and batch norm among them. It
 * adds d w to each gradient before anything else; with `adamw` it takes r d w from each weight
 * instead, apart from the gradients (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
 * ICLR 2019).
 *
 * @param rate stays the caller's.
 */
export function createOptimizer(
  settings: Pick<OptimizerSettings, 'optimizer' | 'momentum' | 'weightDecay'>,
  rate: Pick<LearningRate, 'read'>,
  variables: readonly TensorFlow.Variable[],
): StatefulOptimizer {
  const { optimizer, weightDecay = 0 } = settings;
  const rule = ruleOf(settings);
  const decay = decayOf(optimizer, weightDecay);
  const stateVariable = (value: () => Tensor) => tf.tidy(() => tf.variable(value(), false));
  const slots = new Map(
    variables.map(({ name, shape }) => [
      name,
      Array.from({ length: rule.slots }, () => stateVariable(() => tf.zeros(shape))),
    ]),
  );
  const powers = rule.decays.map((base) => stateVariable(() => tf.scalar(base)));

  return {
    applyGradients(gradients) {
      tf.tidy(() => {
        const current = rate.read();
        const minusRate = tf.neg(current);
        for (const variable of variables) {
          const gradient = (gradients as TensorFlow.NamedTensorMap)[variable.name];
          const own = slots.get(variable.name) ?? [];
          // A variable that the loss does not depend on has none, and stays.
          if (gradient === undefined || gradient === null) continue;
          const decayed = decay(variable, gradient, current);
          const next = rule.update({
            ...decayed,
            minusRate,
            slots: own,
            powers: powers,
          });
          variable.assign(next.weight);
          next.slots.forEach((slot, index) => own[index]?.assign(slot));
        }
        powers.forEach((power, index) => {
          power.assign(tf.mul(power, rule.decays[index] as number));
        });
      });
    },
    slotsOf: ({ name }) => slots.get(name) ?? [],
    powers,
    restart() {
      tf.tidy(() => {
        for (const slot of [...slots.values()].flat()) slot.assign(tf.zeros(slot.shape));
        powers.forEach((power, index) => {
          power.assign(tf.scalar(rule.decays[index] as number));
        });
      });
    },
    dispose() {
      tf.dispose([[...slots.values()], powers]);
    },
  };
}

function ruleOf({
  optimizer,
  momentum: m,
}: Pick<OptimizerSettings, 'optimizer' | 'momentum'>): UpdateRule {
  switch (optimizer) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(m);
    case 'nesterov':
      return nesterov(m);
    case 'rmsprop':
      return rmsprop;
    case 'adam':
    case 'adamw':
      return adam;
    default:
      return optimizer satisfies never;
  }
}

/** What is left of weight and gradient after the weight decay. */
type Decay = (
  weight: Tensor,
  gradient: Tensor,
  rate: Tensor,
) => { weight: Tensor; gradient: Tensor };

function decayOf(optimizer: OptimizerSettings['optimizer'], weightDecay: number): Decay {
  if (weightDecay === 0) return (weight, gradient) => ({ weight, gradient });
  if (optimizer === 'adamw') {
    return (weight, gradient, rate) => ({
      weight: tf.mul(weight, tf.sub(1, tf.mul(rate, weightDecay))),
      gradient,
    });
  }
  return (weight, gradient) => ({
    weight,
    gradient: tf.add(gradient, tf.mul(weight, weightDecay)),
  });
}
