import { quantile } from 'simple-statistics';
import type { Latency, LatencyBurst } from '../../contract/latency.ts';
import { compileCall, type CompiledCall } from '../compile/compile-call.ts';
import { NotRecordableError } from '../compile/not-recordable.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** What the workbench measures: single answers, and small batches. */
const BATCH_SIZES = [1, 32] as const;

/** A network whose forward passes can be timed. */
export interface TimedNetwork {
  readonly batchSizes: readonly number[];
  /**
   * Milliseconds of one forward pass: from input values to logits read back, as one call to
   * TensorFlow, so that it is the network that is measured and not the way to it; operation by
   * operation where no graph can repeat it. Blocks.
   */
  pass(batchSize: number): number;
  dispose(): void;
}

/** The model stays the caller's. */
export function timedNetwork(
  model: TensorFlow.LayersModel,
  batchSizes: readonly number[] = BATCH_SIZES,
): TimedNetwork {
  const passes = new Map(
    batchSizes.map((batchSize) => {
      const shape = inputShape(model, batchSize);
      return [batchSize, { forward: forwardPass(model, shape), input: pixels(shape) }] as const;
    }),
  );
  return {
    batchSizes,
    pass(batchSize) {
      const timed = passes.get(batchSize);
      if (!timed) throw new Error(`The network was not prepared for batches of ${batchSize}.`);
      const started = performance.now();
      timed.forward.run(timed.input);
      return performance.now() - started;
    },
    dispose() {
      for (const { forward } of passes.values()) forward.dispose();
    },
  };
}

export interface BurstOptions {
  /** So many passes of each network go before those that count. */
  readonly warmUp: number;
  /** Passes of each network that count, at least. */
  readonly passes: number;
  /** Time to spend on the passes of each network at each batch size, in milliseconds, at least. */
  readonly milliseconds: number;
}

/**
 * Longer does not make the quantiles steadier: what differs from one burst to the next is the
 * machine's state, not the sample. Five bursts are as many passes as one measurement had before.
 */
const BURST: BurstOptions = { warmUp: 5, passes: 10, milliseconds: 5 };

/**
 * One burst: at each batch size the network and the dense network that it is compared with in turn,
 * and every second time in the other order, so that whatever the machine does meanwhile is done to
 * both. Where the two are the same it is timed once. Nothing else should run on the machine.
 */
export function latencyBurst(
  own: TimedNetwork,
  dense: TimedNetwork,
  options: BurstOptions = BURST,
): LatencyBurst {
  const pair = own === dense ? [own] : [own, dense];
  return Object.fromEntries(
    own.batchSizes.map((batchSize) => {
      const times = timesInTurn(
        pair.map((network) => () => network.pass(batchSize)),
        options,
      );
      const [ofOwn, ofDense = ofOwn] = times.map(quantiles);
      return [String(batchSize), { own: ofOwn as Latency, dense: ofDense as Latency }];
    }),
  );
}

function timesInTurn(
  passes: readonly (() => number)[],
  { warmUp, passes: least, milliseconds }: BurstOptions,
): number[][] {
  const times = passes.map((): number[] => []);
  for (let count = 0; count < warmUp; count++) for (const pass of passes) pass();
  const there = passes.map((pass, place) => ({ pass, into: times[place] as number[] }));
  const back = there.toReversed();
  const end = performance.now() + milliseconds * passes.length;
  for (let count = 0; count < least || performance.now() < end; count++) {
    for (const { pass, into } of count % 2 === 0 ? there : back) into.push(pass());
  }
  return times;
}

function quantiles(milliseconds: number[]): Latency {
  return { p50: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95) };
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
