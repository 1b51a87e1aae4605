import { tf, type TensorFlow } from '../../src/engine/tensorflow.ts';
import type { Setting } from '../setting.ts';
import { buildModel } from './build-model.ts';
import type { Method } from './method.ts';
import { randomImages } from './random-images.ts';

/** What users of tfjs call: `model.fit` on tensors in memory, nothing of the workbench in it. */
export function modelFit(setting: Setting): Method {
  const { shape, classes, examples, batchSize, learningRate } = setting;
  const model = buildModel(setting);
  model.compile({
    optimizer: tf.train.sgd(learningRate),
    loss: (labels: TensorFlow.Tensor, logits: TensorFlow.Tensor) =>
      tf.losses.softmaxCrossEntropy(labels, logits),
  });
  const { values, labels } = randomImages(setting);
  const x = tf.tensor4d(
    Float32Array.from(values, (byte) => byte / 255),
    [examples, ...shape],
  );
  const y = tf.tidy(() =>
    tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes), 'float32'),
  );

  /** At most one pass over the examples. */
  const fit = async (steps: number): Promise<number> => {
    const rows = steps * batchSize;
    const [someX, someY] = [tf.slice(x, 0, rows), tf.slice(y, 0, rows)];
    const started = performance.now();
    await model.fit(someX, someY, { batchSize, epochs: 1, shuffle: true, verbose: 0 });
    const elapsed = performance.now() - started;
    tf.dispose([someX, someY]);
    return elapsed;
  };
  return {
    async steps(count) {
      let milliseconds = 0;
      for (let left = count; left > 0;) {
        const taken = Math.min(left, examples / batchSize);
        milliseconds += await fit(taken);
        left -= taken;
      }
      return milliseconds;
    },
  };
}
