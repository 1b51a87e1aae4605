import { quantile } from 'simple-statistics';
import type { Latency } from '../../contract/run.ts';
import { compileCall, type CompiledCall } from '../compile/compile-call.ts';
import { NotRecordableError } from '../compile/not-recordable.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

const WARM_UP = 20;
const MIN_REPETITIONS = 50;

export interface LatencyOptions {
  readonly batchSizes: readonly number[];
  /** Time to spend on each batch size; at least 50 repetitions are made whatever they take. */
  readonly secondsPerBatchSize: number;
}

/**
 * What the workbench measures: single answers, and small batches. Longer does not make the quantiles
 * steadier (what differs from one measurement to the next is the machine's state, not the sample),
 * and an experiment of a hundred runs waits for all of them.
 */
const DEFAULT_LATENCY: LatencyOptions = { batchSizes: [1, 32], secondsPerBatchSize: 0.02 };

/** Measures one model, as often as asked, with the weights that it has then. */
export interface LatencyMeter {
  /**
   * Milliseconds of one forward pass, by batch size: from input values to logits read back, as one
   * call to TensorFlow, so that it is the network that is measured and not the way to it; operation by
   * operation where no graph can repeat it. Warms up every time. Blocks while it measures; nothing
   * else should run on the machine meanwhile.
   */
  measure(): Record<string, Latency>;
  dispose(): void;
}

/** The model stays the caller's. */
export function createLatencyMeter(
  model: TensorFlow.LayersModel,
  { batchSizes, secondsPerBatchSize }: LatencyOptions = DEFAULT_LATENCY,
): LatencyMeter {
  const passes = batchSizes.map((batchSize) => {
    const shape = inputShape(model, batchSize);
    return { batchSize, forward: forwardPass(model, shape), input: pixels(shape) };
  });
  return {
    measure: () =>
      Object.fromEntries(
        passes.map(({ batchSize, forward, input }) => [
          String(batchSize),
          measure(forward, input, secondsPerBatchSize),
        ]),
      ),
    dispose() {
      for (const { forward } of passes) forward.dispose();
    },
  };
}

/** A forward pass on values of an input, whose logits are read back. */
type ForwardPass = Pick<CompiledCall, 'run' | 'dispose'>;

function forwardPass(model: TensorFlow.LayersModel, shape: readonly number[]): ForwardPass {
  // No derivatives here, but the layers are computed as in training.
  useTensorFlowGradients();
  const forward = (input?: TensorFlow.Tensor): TensorFlow.Tensor[] =>
    [model.apply(input as TensorFlow.Tensor, { training: false })].flat() as TensorFlow.Tensor[];
  const example = tf.zeros([...shape]);
  try {
    return compileCall(forward, [example]);
  } catch (error) {
    if (!(error instanceof NotRecordableError)) throw error;
    return {
      run: (input) =>
        tf.tidy(() =>
          forward(tf.tensor(input as Float32Array, [...shape])).map((logits) => logits.dataSync()),
        ),
      dispose: () => undefined,
    };
  } finally {
    example.dispose();
  }
}

function measure(forward: ForwardPass, input: Float32Array, seconds: number): Latency {
  const pass = (): number => {
    const started = performance.now();
    forward.run(input);
    return performance.now() - started;
  };
  for (let count = 0; count < WARM_UP; count++) pass();
  const milliseconds: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (milliseconds.length < MIN_REPETITIONS || performance.now() < end) {
    milliseconds.push(pass());
  }
  return { p50: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95) };
}

function inputShape(model: TensorFlow.LayersModel, batchSize: number): number[] {
  const [input] = model.inputs;
  if (input === undefined) throw new Error('The model has no input.');
  return [batchSize, ...input.shape.slice(1).map((size) => size ?? 1)];
}

/** Values from 0 to 1, as normalised pixels are. */
function pixels(shape: readonly number[]): Float32Array {
  const random = randomStream(0, 'latency');
  const length = shape.reduce((product, extent) => product * extent, 1);
  return Float32Array.from({ length }, () => random.uniform());
}
