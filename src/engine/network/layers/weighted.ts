import { say } from '../../../contract/sentence.ts';
import type {
  InitialValues,
  Layer,
  LayerCall,
  LayerClass,
  LayerConfig,
  LayerWeights,
  UnitFlow,
} from './layer-class.ts';

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
  flow({ input, config }) {
    const times = (config['depthMultiplier'] as number | undefined) ?? 1;
    const output = input.flatMap((unit) => Array.from({ length: times }, () => unit));
    return {
      output,
      variables: { depthwise_kernel: { rows: input }, bias: { columns: output } },
    };
  },
};

/**
 * A depthwise convolution and a 1x1 convolution behind it: `depthwise_kernel` `[h, w, in,
 * multiplier]` and `pointwise_kernel` `[1, 1, in * multiplier, out]`. PyTorch has it in two layers.
 * With a multiplier its units are left alone: tfjs leaves that out of a topology, so that no smaller
 * network could be made of it.
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
    const { input, layer } = call;
    const units = call.make(call.outputShape.at(-1) ?? 0);
    if ((layer as unknown as { depthMultiplier: number }).depthMultiplier !== 1) {
      const reason = say`its units meet ${layer.name}, whose depth multiplier no topology holds`;
      call.keep(input, reason);
      call.keep(units, reason);
    }
    return {
      output: units,
      variables: {
        depthwise_kernel: { rows: input },
        pointwise_kernel: { rows: input, columns: units },
        bias: { columns: units },
      },
    };
  },
  resize: setFilters,
};

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
function outputPositions({ outputShape }: Layer): number {
  return (outputShape as number[]).slice(1, -1).reduce((product, size) => product * size, 1);
}

function setUnits(config: LayerConfig, width: number): void {
  config['units'] = width;
}

function setFilters(config: LayerConfig, width: number): void {
  config['filters'] = width;
}
