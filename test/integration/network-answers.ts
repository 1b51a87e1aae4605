import { writeVariables } from '../../src/engine/network/variables.ts';
import { tf } from '../../src/engine/tensorflow.ts';
import type { TensorFlow } from '../../src/engine/tensorflow.ts';
import { modelOf } from '../../src/engine/thinning/thin-model.ts';
import type { ReadNetwork } from '../../src/formats/network.ts';
import type { ExpectedAnswers } from './npz-arrays.ts';

/** What a network that was read makes of inputs that lie as ours, with what stood behind its logits. */
export async function answersOf(
  { topology, values, behind }: Pick<ReadNetwork, 'topology' | 'values' | 'behind'>,
  input: ArrayLike<number>,
  shape: readonly number[],
): Promise<Float32Array> {
  const model = await modelOf(topology);
  try {
    writeVariables(model, values);
    return tf.tidy(() => {
      const logits = model.predict(
        tf.tensor(Float32Array.from(input), [...shape]),
      ) as TensorFlow.Tensor;
      if (behind === null) return logits.dataSync<'float32'>();
      const answers = behind === 'softmax' ? tf.softmax(logits) : tf.logSoftmax(logits);
      return answers.dataSync<'float32'>();
    });
  } finally {
    model.dispose();
  }
}

/** The largest difference from what is expected, divided by the largest that is expected. */
export async function relativeDifference(
  network: ReadNetwork,
  { input, output }: ExpectedAnswers,
): Promise<number> {
  const found = await answersOf(network, input.values, input.shape);
  if (found.length !== output.values.length) return Infinity;
  const largest = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));
  const differences = found.map((value, index) => value - (output.values[index] as number));
  return largest(differences) / largest(output.values);
}
