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
  { shape: [count = 0, ...shape], values }: Batch,
  { axes }: Pick<InputLayout, 'axes'>,
  behind: Behind,
): Batch {
  const size = values.length / count;
  const wanted = model.inputs[0]?.shape.slice(1).map(Number) ?? [];
  // Axes of the original that have no place in ours are of one entry.
  const kept = axes.toSorted((one, other) => one - other);
  const given = kept.map((axis) => shape[axis] as number);
  const order = [0, ...axes.map((axis) => kept.indexOf(axis) + 1)];
  const parts: Float32Array[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const own = values.subarray(from * size, (from + AT_ONCE) * size);
    const batch = own.length / size;
    parts.push(
      tf.tidy(() => {
        const examples = tf.tensor(own, [batch, ...given]).transpose(order);
        const logits = model.apply(examples.reshape([batch, ...wanted]), {
          training: false,
        }) as TensorFlow.Tensor;
        return behindLogits(logits, behind).dataSync<'float32'>();
      }),
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
