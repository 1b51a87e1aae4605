import {
  activation,
  channelScale,
  clip,
  elu,
  geluLayer,
  hardSigmoid,
  hardSwish,
  leakyRelu,
  prelu,
  relu,
  rescaling,
  softmax,
  thresholdedRelu,
} from './activations.ts';
import type { LayerWriter } from './call.ts';
import {
  convolution,
  depthwiseConvolution,
  separableConvolution,
  transposedConvolution,
} from './convolutions.ts';
import { dense } from './dense.ts';
import { concatenate, elementwise, multiply } from './merging.ts';
import { batchNormalization, layerNormalization } from './norms.ts';
import { constantPadding, cropping2D, upSampling2D, zeroPadding2D } from './padding.ts';
import { averagePooling, globalPooling, maxPooling, meanPooling } from './pooling.ts';
import { bidirectional, recurrent } from './recurrent.ts';
import {
  embedding,
  flatten,
  nothing,
  permute,
  repeatVector,
  reshape,
  timeStep,
} from './shaping.ts';

interface WrittenClass {
  readonly write: LayerWriter;
  /** What padding of a layer before it takes upon itself; any other is written as an operator. */
  readonly padding?: (value: number) => boolean;
  /** It is there for training and left away. */
  readonly isForTraining?: boolean;
}

const zeros = (value: number): boolean => value === 0;
/** The lowest number stands for minus infinity. */
const lowest = (value: number): boolean => value <= -3.4e38;
const inTraining: WrittenClass = { write: nothing, isForTraining: true };

/** How layers are written to ONNX, by their class. */
export const writers: Readonly<Record<string, WrittenClass>> = {
  Dense: { write: dense },
  Conv1D: { write: convolution, padding: zeros },
  Conv2D: { write: convolution, padding: zeros },
  DepthwiseConv2D: { write: depthwiseConvolution, padding: zeros },
  SeparableConv2D: { write: separableConvolution, padding: zeros },
  Conv2DTranspose: { write: transposedConvolution },
  Embedding: { write: embedding },
  SimpleRNN: { write: recurrent },
  LSTM: { write: recurrent },
  GRU: { write: recurrent },
  GRUResetAfter: { write: recurrent },
  Bidirectional: { write: bidirectional },
  BatchNormalization: { write: batchNormalization },
  LayerNormalization: { write: layerNormalization },
  ChannelScale: { write: channelScale },
  Add: { write: elementwise('Add', 'Sum') },
  Average: { write: elementwise('Mean', 'Mean') },
  Maximum: { write: elementwise('Max', 'Max') },
  Minimum: { write: elementwise('Min', 'Min') },
  Multiply: { write: multiply },
  Concatenate: { write: concatenate },
  Flatten: { write: flatten },
  Reshape: { write: reshape },
  Permute: { write: permute },
  RepeatVector: { write: repeatVector },
  TimeStep: { write: timeStep },
  Activation: { write: activation },
  Clip: { write: clip },
  ELU: { write: elu },
  Gelu: { write: geluLayer },
  HardSigmoid: { write: hardSigmoid },
  HardSwish: { write: hardSwish },
  LeakyReLU: { write: leakyRelu },
  PReLU: { write: prelu },
  ReLU: { write: relu },
  Softmax: { write: softmax },
  ThresholdedReLU: { write: thresholdedRelu },
  AveragePooling1D: { write: averagePooling(1), padding: zeros },
  AveragePooling2D: { write: averagePooling(2), padding: zeros },
  GlobalAveragePooling1D: { write: globalPooling('GlobalAveragePool') },
  GlobalAveragePooling2D: { write: globalPooling('GlobalAveragePool') },
  GlobalMaxPooling1D: { write: globalPooling('GlobalMaxPool') },
  GlobalMaxPooling2D: { write: globalPooling('GlobalMaxPool') },
  MaxPooling1D: { write: maxPooling(1), padding: lowest },
  MaxPooling2D: { write: maxPooling(2), padding: lowest },
  MeanPooling1D: { write: meanPooling(1) },
  MeanPooling2D: { write: meanPooling(2) },
  Cropping2D: { write: cropping2D },
  UpSampling2D: { write: upSampling2D },
  ZeroPadding2D: { write: zeroPadding2D },
  ConstantPadding1D: { write: constantPadding(1) },
  ConstantPadding2D: { write: constantPadding(2) },
  Rescaling: { write: rescaling },
  AlphaDropout: inTraining,
  Dropout: inTraining,
  GaussianDropout: inTraining,
  GaussianNoise: inTraining,
  SpatialDropout1D: inTraining,
};
