import { prunableVariables } from '../models/prunable.ts';
import type { Masks } from '../pruning/weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** Masks as tensors beside the variables that they zero. */
export interface HeldMasks {
  /** Sets every removed weight to exactly +0 and leaves the others as they are. */
  apply(): void;
  /** Frees the masks; the model's variables stay. */
  dispose(): void;
}

/**
 * Brings masks to where the weights are, so that they can be applied after every step.
 *
 * @throws Error when a mask has no prunable weight matrix of its name and size.
 */
export function holdMasks(model: TensorFlow.LayersModel, masks: Masks): HeldMasks {
  const byName = new Map(prunableVariables(model).map(({ name, variable }) => [name, variable]));
  const held = [...masks].map(([name, mask]) => {
    const variable = byName.get(name);
    if (variable?.size !== mask.length) {
      throw new Error(
        `The mask ${name} has ${mask.length} weights, ` +
          (variable === undefined ? 'but no such matrix exists.' : `its matrix ${variable.size}.`),
      );
    }
    const keep: TensorFlow.Tensor = tf.tensor(mask, variable.shape, 'bool');
    const zeros: TensorFlow.Tensor = tf.zeros(variable.shape);
    return { variable, keep, zeros };
  });
  return {
    apply: () => {
      tf.tidy(() => {
        // Not a product: that would make -0 of negative weights, and each sign costs gzip a bit.
        for (const { variable, keep, zeros } of held) {
          variable.assign(tf.where(keep, variable as TensorFlow.Tensor, zeros));
        }
      });
    },
    dispose: () => {
      tf.dispose(held.map(({ keep, zeros }) => [keep, zeros]));
    },
  };
}

/** Sets the removed weights of a model to zero once. */
export function applyMasks(model: TensorFlow.LayersModel, masks: Masks): void {
  const held = holdMasks(model, masks);
  try {
    held.apply();
  } finally {
    held.dispose();
  }
}
