import { prunableVariables } from '../network/prunable.ts';
import type { Masks } from '../network/weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { StatefulOptimizer } from './optimizer.ts';

/**
 * Which weights come back when `next` replaces `before`: removed there, and no longer here. They are
 * the zeros of what is returned; a matrix to which none comes back has no entry.
 */
export function returningWeights(before: Masks, next: Masks): Masks {
  const returning = [...before].flatMap(([name, mask]): [string, Uint8Array][] => {
    const keeps = next.get(name);
    const others = mask.map((kept, index) => (kept === 0 && keeps?.[index] !== 0 ? 0 : 1));
    return others.includes(0) ? [[name, others]] : [];
  });
  return new Map(returning);
}

/**
 * Has the optimizer begin anew with weights that come back: their slots went on with gradients that
 * moved nothing, and would fling them. The powers stay, which are the step's and not the weight's.
 *
 * @param returning as `returningWeights` gives it. The runner has been settled.
 */
export function forgetReturning(
  model: TensorFlow.LayersModel,
  optimizer: Pick<StatefulOptimizer, 'slotsOf'>,
  returning: Masks,
): void {
  tf.tidy(() => {
    for (const { name, variable } of prunableVariables(model)) {
      const others = returning.get(name);
      if (others === undefined) continue;
      const remembered = tf.tensor(others, variable.shape, 'bool');
      for (const slot of optimizer.slotsOf(variable)) {
        slot.assign(tf.where(remembered, slot, tf.zeros(slot.shape)));
      }
    }
  });
}
