import { say } from '../../../contract/sentence.ts';
import { convolution, separableConvolution } from './classes/convolutions.ts';
import { depthwiseConvolution } from './classes/depthwise.ts';
import { dense, embedding, timeDistributed } from './classes/dense.ts';
import { concatenate, elementwise, subtract } from './classes/merging.ts';
import {
  batchNormalization,
  layerNormalization,
  normalization,
  rescaling,
} from './classes/norms.ts';
import { globalPooling, pooling } from './classes/pooling.ts';
import { bidirectional, recurrent } from './classes/recurrent.ts';
import {
  cropping1D,
  cropping2D,
  flatten,
  permute,
  repeatVector,
  reshape,
  upSampling1D,
  upSampling2D,
  zeroPadding1D,
  zeroPadding2D,
} from './classes/shapes.ts';
import {
  activation,
  identity,
  noise,
  prelu,
  rectifier,
  softmax,
  trainingOnly,
} from './classes/unitwise.ts';
import { layerFault, OTHERWISE } from './layer.ts';
import type { KerasLayer, Shape } from './layer.ts';
import type { Plan, Planner } from './plan.ts';

/** Layers of Keras that can be taken, by class. Of the rest some have a reason of their own. */
const planners: Readonly<Record<string, Planner>> = {
  Dense: dense,
  Embedding: embedding,
  TimeDistributed: timeDistributed,
  Conv1D: convolution(1),
  Conv2D: convolution(2),
  Convolution1D: convolution(1),
  Convolution2D: convolution(2),
  DepthwiseConv1D: depthwiseConvolution(1),
  DepthwiseConv2D: depthwiseConvolution(2),
  SeparableConv1D: separableConvolution(1),
  SeparableConv2D: separableConvolution(2),
  SeparableConvolution2D: separableConvolution(2),
  BatchNormalization: batchNormalization,
  BatchNormalizationV1: batchNormalization,
  BatchNormalizationV2: batchNormalization,
  LayerNormalization: layerNormalization,
  Rescaling: rescaling,
  Normalization: normalization,
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
  Bidirectional: bidirectional,
  MaxPooling1D: pooling('MaxPooling1D', 1),
  MaxPooling2D: pooling('MaxPooling2D', 2),
  AveragePooling1D: pooling('AveragePooling1D', 1),
  AveragePooling2D: pooling('AveragePooling2D', 2),
  GlobalMaxPooling1D: globalPooling('GlobalMaxPooling1D', 1),
  GlobalMaxPooling2D: globalPooling('GlobalMaxPooling2D', 2),
  GlobalAveragePooling1D: globalPooling('GlobalAveragePooling1D', 1),
  GlobalAveragePooling2D: globalPooling('GlobalAveragePooling2D', 2),
  Add: elementwise('Add'),
  Subtract: subtract,
  Multiply: elementwise('Multiply'),
  Average: elementwise('Average'),
  Maximum: elementwise('Maximum'),
  Minimum: elementwise('Minimum'),
  Concatenate: concatenate,
  Activation: activation,
  ReLU: rectifier,
  LeakyReLU: rectifier,
  ELU: rectifier,
  ThresholdedReLU: rectifier,
  PReLU: prelu,
  Softmax: softmax,
  Flatten: flatten,
  Reshape: reshape,
  Permute: permute,
  RepeatVector: repeatVector,
  ZeroPadding1D: zeroPadding1D,
  ZeroPadding2D: zeroPadding2D,
  Cropping1D: cropping1D,
  Cropping2D: cropping2D,
  UpSampling1D: upSampling1D,
  UpSampling2D: upSampling2D,
  Identity: identity,
  ActivityRegularization: trainingOnly,
  Dropout: noise('rate'),
  AlphaDropout: noise('rate'),
  GaussianDropout: noise('rate'),
  SpatialDropout1D: noise('rate'),
  SpatialDropout2D: trainingOnly,
  GaussianNoise: noise('stddev'),
  ...Object.fromEntries(
    [
      'AugMix',
      'CutMix',
      'MixUp',
      'RandAugment',
      'RandomBrightness',
      'RandomColorDegeneration',
      'RandomColorJitter',
      'RandomContrast',
      'RandomElasticTransform',
      'RandomErasing',
      'RandomFlip',
      'RandomGaussianBlur',
      'RandomGrayscale',
      'RandomHue',
      'RandomInvert',
      'RandomPerspective',
      'RandomPosterization',
      'RandomRotation',
      'RandomSaturation',
      'RandomSharpness',
      'RandomShear',
      'RandomTranslation',
      'RandomZoom',
    ].map((className) => [className, trainingOnly]),
  ),
};

/** Classes that take several inputs. */
const MERGING = new Set([
  'Add',
  'Subtract',
  'Multiply',
  'Average',
  'Maximum',
  'Minimum',
  'Concatenate',
]);

/** @throws UserError naming the layer, where its class or an option of it cannot be taken. */
export function planOf(layer: KerasLayer, inputs: readonly Shape[]): Plan {
  const planner = Object.hasOwn(planners, layer.className) ? planners[layer.className] : undefined;
  if (planner) {
    if (inputs.length !== 1 && !MERGING.has(layer.className)) {
      throw layerFault(layer, say`has ${inputs.length} inputs, which cannot be taken`, OTHERWISE);
    }
    return planner(layer, inputs);
  }
  if (layer.className === 'Masking') {
    throw layerFault(
      layer,
      say`masks steps, which cannot be taken`,
      say`Pad or cut all sequences to one length and build the network without it.`,
    );
  }
  if (layer.className === 'Lambda') {
    throw layerFault(
      layer,
      say`is Python code, which is not in the file`,
      say`Use a layer in its place, or export the network to ONNX (model.export with format="onnx") and
        import that.`,
    );
  }
  throw layerFault(layer, say`is of a class that cannot be taken`, OTHERWISE);
}
