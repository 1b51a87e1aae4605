import { say } from '../../../contract/sentence.ts';
import { loseTrack } from './flows.ts';
import type {
  InitialValues,
  LayerCall,
  LayerClass,
  LayerConfig,
  LayerWeights,
  Shape,
  UnitFlow,
} from './layer-class.ts';
import type { Units } from '../unit-union.ts';

/** Of a class with one kernel `[..., in, out]`, whose weights are multiplied at every position. */
const KERNEL: LayerWeights = {
  matrices: ['kernel'],
  uses: outputPositions,
  initial: (_, shapeOf) => byFanIn(shapeOf('kernel').slice(0, -1)),
};

/** Fully connected: `kernel` `[in, out]`. */
export const dense: LayerClass = {
  weights: KERNEL,
  isWatched: true,
  flow: throughKernel,
  resize: setUnits,
};

/** Convolution in one or two dimensions: `kernel` `[..., in, out]`. */
export const convolution: LayerClass = { ...dense, resize: setFilters };

/**
 * A convolution of each channel by itself: `depthwise_kernel` `[h, w, in, multiplier]`. Its channels
 * are those of its input, each as often as the multiplier says.
 */
export const depthwiseConvolution: LayerClass = {
  weights: {
    matrices: ['depthwise_kernel'],
    uses: outputPositions,
    initial: (_, shapeOf) => byFanIn(shapeOf('depthwise_kernel').slice(0, 2)),
  },
  isWatched: true,
  flow(call) {
    const output = multiplied(call);
    return {
      output,
      variables: { depthwise_kernel: { rows: call.input }, bias: { columns: output } },
    };
  },
};

/**
 * A depthwise convolution and a 1x1 convolution behind it: `depthwise_kernel` `[h, w, in,
 * multiplier]` and `pointwise_kernel` `[1, 1, in * multiplier, out]`. PyTorch has it in two layers.
 */
export const separableConvolution: LayerClass = {
  weights: {
    matrices: ['depthwise_kernel', 'pointwise_kernel'],
    uses: outputPositions,
    initial: (role, shapeOf) =>
      role === 'depthwise_kernel'
        ? byFanIn(shapeOf(role).slice(0, 2))
        : byFanIn(shapeOf('pointwise_kernel').slice(0, -1)),
  },
  isWatched: true,
  flow(call) {
    const { input } = call;
    const units = call.make(call.outputShape.at(-1) ?? 0);
    return {
      output: units,
      variables: {
        depthwise_kernel: { rows: input },
        pointwise_kernel: { rows: multiplied(call), columns: units },
        bias: { columns: units },
      },
    };
  },
  resize: setFilters,
};

/**
 * Convolution the other way round, which makes maps larger: `kernel` `[h, w, out, in]`. The axes of
 * its kernel stand otherwise than all others', so that its units and those that it reads are left alone.
 */
export const transposedConvolution: LayerClass = {
  weights: {
    ...KERNEL,
    uses: inputPositions,
  },
  isWatched: true,
  flow: (call) =>
    loseTrack(call, say`its units meet ${call.layer.name}, whose kernel lies crosswise`),
};

/** Vectors that are looked up by the whole numbers of the input: `embeddings` `[numbers, features]`. */
export const embedding: LayerClass = {
  weights: { matrices: ['embeddings'], uses: () => 0, initial: () => ({ deviation: 1 }) },
  isWatched: true,
  flow(call) {
    const units = call.make(call.outputShape.at(-1) ?? 0);
    return { output: units, variables: { embeddings: { columns: units } } };
  },
  resize(config, width) {
    config['output_dim'] = width;
  },
};

/** The channels behind a depthwise kernel: each as often as its multiplier says. */
function multiplied({ input, layer }: LayerCall): Units {
  const { depthMultiplier: times } = layer as unknown as { depthMultiplier: number };
  return input.flatMap((unit) => Array.from({ length: times }, () => unit));
}

function throughKernel(call: LayerCall): UnitFlow {
  const units = call.make(call.outputShape.at(-1) ?? 0);
  return {
    output: units,
    variables: { kernel: { rows: call.input, columns: units }, bias: { columns: units } },
  };
}

function byFanIn(shape: readonly number[]): InitialValues {
  return { fanIn: shape.reduce((product, size) => product * size, 1) };
}

/** The product of all axes of the output between the batch and the last. */
function outputPositions({ outputShape }: Pick<LayerCall, 'outputShape'>): number {
  return positions(outputShape);
}

/** Of an input `[batch, height, width, channels]`. */
function inputPositions({ inputShape }: Pick<LayerCall, 'inputShape'>): number {
  return positions(inputShape);
}

function positions(shape: Shape): number {
  return shape.slice(1, -1).reduce<number>((product, size) => product * Number(size), 1);
}

function setUnits(config: LayerConfig, width: number): void {
  config['units'] = width;
}

function setFilters(config: LayerConfig, width: number): void {
  config['filters'] = width;
}
