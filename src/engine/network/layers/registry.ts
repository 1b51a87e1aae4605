import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Layer, LayerClass, LayerConfig, LayerWeights } from './layer-class.ts';
import { concatenate, elementwise } from './merging.ts';
import { bidirectional, recurrent } from './recurrent.ts';
import {
  activation,
  batchNormalization,
  channelScale,
  flatten,
  layerNormalization,
  passing,
  permute,
  prelu,
  reshape,
  softmax,
} from './unitwise.ts';
import {
  convolution,
  dense,
  depthwiseConvolution,
  embedding,
  separableConvolution,
  transposedConvolution,
} from './weighted.ts';

/**
 * The table of layers: all that the workbench knows of a class stands in its row, and nothing asks
 * for a class by its name but this.
 */
const layerClasses: Readonly<Record<string, LayerClass>> = {
  Dense: dense,
  Conv1D: convolution,
  Conv2D: convolution,
  DepthwiseConv2D: depthwiseConvolution,
  SeparableConv2D: separableConvolution,
  Conv2DTranspose: transposedConvolution,
  Embedding: embedding,
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
  GRUResetAfter: recurrent,
  Bidirectional: bidirectional,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  Add: elementwise,
  Average: elementwise,
  Maximum: elementwise,
  Minimum: elementwise,
  Multiply: elementwise,
  Concatenate: concatenate,
  Flatten: flatten,
  Reshape: reshape,
  RepeatVector: passing,
  Permute: permute,
  Activation: activation,
  ELU: activation,
  LeakyReLU: activation,
  PReLU: prelu,
  ReLU: activation,
  Softmax: softmax,
  ThresholdedReLU: activation,
  AveragePooling1D: passing,
  AveragePooling2D: passing,
  GlobalAveragePooling1D: passing,
  GlobalAveragePooling2D: passing,
  GlobalMaxPooling1D: passing,
  GlobalMaxPooling2D: passing,
  MaxPooling1D: passing,
  MaxPooling2D: passing,
  Cropping2D: passing,
  UpSampling2D: passing,
  ZeroPadding2D: passing,
  Rescaling: passing,
  AlphaDropout: passing,
  Dropout: passing,
  GaussianDropout: passing,
  GaussianNoise: passing,
  SpatialDropout1D: passing,
  HardSwish: activation,
  HardSigmoid: activation,
  Clip: activation,
  Gelu: activation,
  ConstantPadding1D: passing,
  ConstantPadding2D: passing,
  MeanPooling1D: passing,
  MeanPooling2D: passing,
  ChannelScale: channelScale,
  TimeStep: passing,
};

/** The classes that have a row. */
export const layerClassNames: readonly string[] = Object.keys(layerClasses);

/** What there is to know of a layer's class; undefined where it has no row, or what it wraps has none. */
export function findLayerClass(layer: Layer): LayerClass | undefined {
  const { forwardLayer } = layer as { forwardLayer?: Layer };
  if (forwardLayer && layerClasses[forwardLayer.getClassName()] !== recurrent) return undefined;
  return layerClasses[layer.getClassName()];
}

/**
 * What there is to know of a layer's variables.
 *
 * @throws UserError for a layer of a class that has no row.
 */
export function getLayerWeights(layer: Layer): LayerWeights {
  const weights = findLayerClass(layer)?.weights;
  if (weights) return weights;
  throw new UserError(
    say`The layer ${layer.name} is of a class that is not known here (${layer.getClassName()}), so that
      its weights can be neither initialised nor counted.`,
  );
}

/** Gives the description of a layer in a topology another width, where its class has one. */
export function resizeLayer(className: string, config: LayerConfig, width: number): void {
  layerClasses[className]?.resize?.(config, width);
}

/** Roles of prunable weight matrices, the longest first: `forward/kernel` ends with `kernel` too. */
const matrixRoles = [
  ...new Set(Object.values(layerClasses).flatMap(({ weights }) => weights?.matrices ?? [])),
].sort((one, other) => other.length - one.length);

/**
 * The layer to which a prunable weight matrix belongs, told by its name where there is no model to
 * ask; undefined for other variables.
 */
export function findMatrixLayer(variable: string): string | undefined {
  const role = matrixRoles.find((candidate) => variable.endsWith(`/${candidate}`));
  return role && variable.slice(0, -role.length - 1);
}
