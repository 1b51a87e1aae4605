import { quantile } from 'simple-statistics';
import type { Latency } from '../../contract/run.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

const WARM_UP = 20;
const MIN_REPETITIONS = 50;

export interface LatencyOptions {
  readonly batchSizes: readonly number[];
  /** Time to spend on each batch size; at least 50 repetitions are made whatever they take. */
  readonly secondsPerBatchSize: number;
}

/** What the workbench measures: single answers, and small batches. */
export const DEFAULT_LATENCY: LatencyOptions = { batchSizes: [1, 32], secondsPerBatchSize: 0.5 };

/**
 * Milliseconds of one forward pass, by batch size: from a ready input tensor to logits read back.
 * Blocks while it measures; nothing else should run on the machine meanwhile.
 */
export function measureLatency(
  model: TensorFlow.LayersModel,
  { batchSizes, secondsPerBatchSize }: LatencyOptions = DEFAULT_LATENCY,
): Record<string, Latency> {
  return Object.fromEntries(
    batchSizes.map((batchSize) => {
      const input = randomInput(model, batchSize);
      try {
        return [String(batchSize), measure(model, input, secondsPerBatchSize)];
      } finally {
        input.dispose();
      }
    }),
  );
}

function measure(
  model: TensorFlow.LayersModel,
  input: TensorFlow.Tensor,
  seconds: number,
): Latency {
  const forward = (): number => {
    const started = performance.now();
    tf.tidy(() => (model.apply(input, { training: false }) as TensorFlow.Tensor).dataSync());
    return performance.now() - started;
  };
  for (let pass = 0; pass < WARM_UP; pass++) forward();
  const milliseconds: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (milliseconds.length < MIN_REPETITIONS || performance.now() < end) {
    milliseconds.push(forward());
  }
  return { p50: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95) };
}

/** Values from 0 to 1, as normalised pixels are. */
function randomInput(model: TensorFlow.LayersModel, batchSize: number): TensorFlow.Tensor {
  const [input] = model.inputs;
  if (input === undefined) throw new Error('The model has no input.');
  const shape = [batchSize, ...input.shape.slice(1).map((size) => size ?? 1)];
  const random = randomStream(0, 'latency');
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () =>
    random.uniform(),
  );
  return tf.tensor(values, shape);
}
