import { prunableVariables } from '../network/prunable.ts';
import type { Masks } from '../network/weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** Masks as variables beside the weight matrices that they zero; without a mask all is kept. */
export interface HeldMasks {
  /**
   * Replaces all masks. The variables stay the same, so that a recorded step needs no recording anew.
   *
   * @throws Error when a mask has no prunable weight matrix of its name and size.
   */
  set(masks: Masks): void;
  /** Sets every removed weight to exactly +0 and leaves the others as they are. */
  apply(): void;
  /** Frees the masks; the model's variables stay. */
  dispose(): void;
}

/** Brings masks to where the weights are, so that they can be applied after every step. */
export function holdMasks(model: TensorFlow.LayersModel, masks: Masks): HeldMasks {
  const matrices = prunableVariables(model);
  const held = matrices.map(({ name, variable }) => {
    const keep = tf.tidy(() => tf.variable(tf.ones(variable.shape, 'bool'), false));
    return { name, variable, keep, zeros: tf.zeros(variable.shape) };
  });
  const self: HeldMasks = {
    set(next) {
      for (const [name, mask] of next) requireMatrix(matrices, name, mask.length);
      tf.tidy(() => {
        for (const { name, variable, keep } of held) {
          const mask = next.get(name) ?? new Uint8Array(variable.size).fill(1);
          keep.assign(tf.tensor(mask, variable.shape, 'bool'));
        }
      });
    },
    apply() {
      tf.tidy(() => {
        // Not a product: that would make -0 of negative weights, and each sign costs gzip a bit.
        for (const { variable, keep, zeros } of held) {
          variable.assign(tf.where(keep, variable, zeros));
        }
      });
    },
    dispose() {
      tf.dispose(held.map(({ keep, zeros }) => [keep, zeros]));
    },
  };
  try {
    self.set(masks);
  } catch (error) {
    self.dispose();
    throw error;
  }
  return self;
}

/** Sets the removed weights of a model to zero once. */
export function applyMasks(model: TensorFlow.LayersModel, masks: Masks): void {
  const held = holdMasks(model, masks);
  held.apply();
  held.dispose();
}

function requireMatrix(
  matrices: ReturnType<typeof prunableVariables>,
  name: string,
  length: number,
): void {
  const matrix = matrices.find((candidate) => candidate.name === name);
  if (matrix?.variable.size === length) return;
  throw new Error(
    `The mask ${name} has ${length} weights, ` +
      (matrix === undefined ? 'but no such matrix exists.' : `its matrix ${matrix.variable.size}.`),
  );
}
