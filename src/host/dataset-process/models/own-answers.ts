import { tf } from '../../../engine/tensorflow.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';
import type { Behind, InputLayout } from '../../../formats/network.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';

/** So many examples go through at once: what large networks keep of each is large. */
const AT_ONCE = 8;

/**
 * What a model makes of examples that lie as the original has them.
 *
 * @param behind what the original has behind the logits: it is applied here.
 * @returns `[examples, classes]`.
 */
export function ownAnswers(
  model: TensorFlow.LayersModel,
  examples: Batch,
  { axes }: Pick<InputLayout, 'axes'>,
  behind: Behind,
): Batch {
  const { shape } = examples;
  const wanted = model.inputs[0]?.shape.slice(1).map(Number) ?? [];
  // Axes of the original that have no place in ours are of one entry.
  const kept = axes.toSorted((one, other) => one - other);
  const given = kept.map((axis) => shape[axis + 1] as number);
  const order = [0, ...axes.map((axis) => kept.indexOf(axis) + 1)];
  return inParts(examples, (part) => {
    const [batch = 0] = part.shape;
    const lying = part
      .reshape([batch, ...given])
      .transpose(order)
      .reshape([batch, ...wanted]);
    return behindLogits(model.apply(lying, { training: false }) as TensorFlow.Tensor, behind);
  });
}

/**
 * Has examples answered, a few at a time.
 *
 * @param answer of some of them; all tensors that it makes are disposed.
 */
export function inParts(
  { shape: [count = 0, ...shape], values }: Batch,
  answer: (part: TensorFlow.Tensor) => TensorFlow.Tensor,
): Batch {
  const size = values.length / count;
  const parts: Float32Array[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const part = values.subarray(from * size, (from + AT_ONCE) * size);
    parts.push(
      tf.tidy(() => answer(tf.tensor(part, [part.length / size, ...shape])).dataSync<'float32'>()),
    );
  }
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return { shape: [count, all.length / count], values: all };
}

function behindLogits(logits: TensorFlow.Tensor, behind: Behind): TensorFlow.Tensor {
  switch (behind) {
    case null:
      return logits;
    case 'softmax':
      return tf.softmax(logits);
    case 'log-softmax':
      return tf.logSoftmax(logits);
  }
}
