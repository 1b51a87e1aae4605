import { UserError } from '../../contract/errors.ts';
import type { WeightTensor } from './weights.ts';

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

/**
 * Throws a UserError where a score is NaN: it has no rank, and comes from a training that diverged.
 * `name` is the weight tensor's or layer's.
 */
export function requireScores(name: string, scores: Float32Array): void {
  for (let index = 0; index < scores.length; index++) {
    if (!Number.isNaN(scores[index])) continue;
    throw new UserError(
      `The importance of ${name}[${index}] is not a number (NaN), so nothing can be pruned by it: ` +
        'the training has most likely diverged; lower the learning rate.',
    );
  }
}

/**
 * The L1 or L2 norm of each unit's incoming weights (a filter's, for convolutions), one entry per
 * unit: the criterion of Li, Kadav, Durdanovic, Samet and Graf, "Pruning Filters for Efficient
 * ConvNets", ICLR 2017, and of `torch.nn.utils.prune.ln_structured` over the output dimension.
 */
export function unitNorms({ shape, values }: WeightTensor, order: 1 | 2): Float32Array {
  const units = shape.at(-1) ?? 0;
  const sums = new Float64Array(units);
  values.forEach((w, index) => {
    const unit = index % units;
    sums[unit] = (sums[unit] as number) + (order === 1 ? Math.abs(w) : w * w);
  });
  return Float32Array.from(sums, (sum) => (order === 1 ? sum : Math.sqrt(sum)));
}
