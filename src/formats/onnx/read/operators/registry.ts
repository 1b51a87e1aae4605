import type { Converter } from '../node-call.ts';
import * as activations from './activations.ts';
import * as arithmetic from './arithmetic.ts';
import { convolution } from './convolution.ts';
import * as cutting from './cutting.ts';
import { gemm, matMul } from './dense.ts';
import { concat } from './merging.ts';
import { batchNormalization, layerNormalization } from './normalisation.ts';
import * as passing from './passing.ts';
import { averagePool, maxPool } from './pooling.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import * as reducing from './reducing.ts';
import { resize } from './resizing.ts';
import * as views from './views.ts';

/** What is made of each operator over what the network computes. */
const converters: Readonly<Record<string, Converter>> = {
  Conv: convolution,
  Gemm: gemm,
  MatMul: matMul,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  Relu: activations.relu,
  LeakyRelu: activations.leakyRelu,
  PRelu: activations.prelu,
  Elu: activations.elu,
  Selu: activations.selu,
  Celu: activations.celu,
  ThresholdedRelu: activations.thresholdedRelu,
  Clip: activations.clip,
  Sigmoid: activations.sigmoid,
  Tanh: activations.tanh,
  HardSigmoid: activations.hardSigmoid,
  HardSwish: activations.hardSwish,
  Softplus: activations.softplus,
  Softsign: activations.softsign,
  Gelu: activations.gelu,
  Mish: activations.mish,
  Swish: activations.swish,
  Softmax: activations.softmax,
  LogSoftmax: activations.logSoftmax,
  MaxPool: maxPool,
  AveragePool: averagePool,
  Resize: resize,
  GlobalAveragePool: reducing.globalAveragePool,
  GlobalMaxPool: reducing.globalMaxPool,
  ReduceMean: reducing.reduceMean,
  ReduceMax: reducing.reduceMax,
  ReduceSum: reducing.reduceSum,
  Add: arithmetic.add,
  Sub: arithmetic.sub,
  Mul: arithmetic.mul,
  Div: arithmetic.div,
  Neg: arithmetic.neg,
  Sum: arithmetic.sum,
  Mean: arithmetic.mean,
  Max: arithmetic.max,
  Min: arithmetic.min,
  LSTM: lstm,
  GRU: gru,
  RNN: rnn,
  Concat: concat,
  Flatten: views.flatten,
  Reshape: views.reshape,
  Transpose: views.transpose,
  Squeeze: views.squeeze,
  Unsqueeze: views.unsqueeze,
  Expand: views.expand,
  Shape: views.shape,
  Size: views.size,
  Slice: cutting.slice,
  Split: cutting.split,
  Gather: cutting.gather,
  Pad: cutting.pad,
  Identity: passing.identity,
  Cast: passing.cast,
  Dropout: passing.dropout,
};

/** How an operator is taken; undefined where it is not. */
export function findConverter(operator: string): Converter | undefined {
  return Object.hasOwn(converters, operator) ? converters[operator] : undefined;
}

/** All operators that are taken over what the network computes. */
export const takenOperators: readonly string[] = Object.keys(converters);
