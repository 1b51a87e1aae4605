import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { WeightTensor } from '../network/weights.ts';

// Plain loops: these two run after every step of a projection, where callbacks cost twice as much.

/** |w| of every weight. */
export function magnitudes(weights: readonly WeightTensor[]): WeightTensor[] {
  return weights.map((tensor) => {
    const values = tensor.values.slice();
    for (let index = 0; index < values.length; index++) {
      values[index] = Math.abs(values[index] as number);
    }
    return { ...tensor, values };
  });
}

/** w^2 of every weight. */
export function squares(weights: readonly WeightTensor[]): WeightTensor[] {
  return weights.map((tensor) => ({ ...tensor, values: tensor.values.map((w) => w * w) }));
}

/**
 * Throws a UserError where a score is NaN: it has no rank, and comes from a training that diverged.
 * `name` is the weight tensor's or layer's.
 */
export function requireScores(name: string, scores: Float32Array): void {
  for (let index = 0; index < scores.length; index++) {
    if (!Number.isNaN(scores[index])) continue;
    throw new UserError(
      say`The importance of ${name}[${index}] is not a number (NaN), so nothing can be pruned by
        it: the training has most likely diverged; lower the learning rate.`,
    );
  }
}
