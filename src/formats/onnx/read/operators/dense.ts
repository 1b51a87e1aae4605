import { say } from '../../../../contract/sentence.ts';
import {
  isBatchAxis,
  newAxis,
  orderOf,
  sizeOf,
  type Activation,
  type Axis,
} from '../activation.ts';
import { inOwnOrder } from '../arrange.ts';
import { denseKernel, vectorFor } from '../kernels.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { originOf } from '../origins.ts';

/** alpha A B + beta C, each of A and B perhaps transposed; B and C are constants. */
export const gemm: Converter = (call) => {
  const { attributes } = call;
  const x = call.activation(0);
  const value = attributes.int('transA', 0) === 1 ? { ...x, axes: x.axes.toReversed() } : x;
  if (value.axes.length !== 2 || !isBatchAxis(value.axes[0])) {
    throw call.refusal(say`its input A does not have the axes [batch, features]`);
  }
  // In the oldest versions it says that C may be smaller; that it may is clear from its shape.
  attributes.int('broadcast', 0);
  const isTransposed = attributes.int('transB', 0) === 1;
  const { shape, values, name } = call.fractions(1);
  const [rows = 0, columns = 0] = isTransposed ? shape.toReversed() : shape;
  if (shape.length !== 2) throw call.refusal(say`its weights are shaped [${shape}]`);
  return multiply(call, value, {
    weight: name,
    values,
    size: [rows, columns],
    isTransposed,
    factor: attributes.float('alpha', 1),
    bias: gemmBias(call, columns, attributes.float('beta', 1)),
  });
};

function gemmBias(call: NodeCall, columns: number, beta: number): Float32Array | null {
  if (!call.has(2) || beta === 0) return null;
  const { shape, values } = call.fractions(2);
  const [last = 1, ...before] = shape.toReversed();
  if (before.some((size) => size !== 1) || (last !== 1 && last !== columns)) {
    throw call.refusal(
      say`its input C is shaped [${shape}], where a bias of ${columns} is expected`,
    );
  }
  return vectorFor(values, columns).map((value) => value * beta);
}

/** A matrix on the right side, which may be multiplied at every position. */
export const matMul: Converter = (call) => {
  const [left, right] = [call.value(0), call.value(1)];
  if (left.kind === 'activation' && right.kind === 'activation') {
    throw call.refusal(
      say`it multiplies two values that are both computed from the network's input, as attention does, and
        no such network is taken`,
    );
  }
  const value = call.activation(0);
  const { shape, values, name } = call.fractions(1);
  const matrix = shape.length === 1 ? [...shape, 1] : shape;
  if (matrix.length !== 2 || value.axes.length < 2) {
    throw call.refusal(say`it multiplies ${value.axes.length} axes by weights shaped [${shape}]`);
  }
  const product = multiply(call, value, {
    weight: name,
    values,
    size: matrix as [number, number],
    isTransposed: false,
    factor: 1,
    bias: null,
  });
  return shape.length === 1 ? { ...product, axes: product.axes.slice(0, -1) } : product;
};

interface Matrix {
  readonly weight: string | null;
  readonly values: ArrayLike<number>;
  readonly size: readonly [number, number];
  readonly isTransposed: boolean;
  readonly factor: number;
  readonly bias: Float32Array | null;
}

/** A dense layer over the last axis of the original. */
function multiply(call: NodeCall, value: Activation, matrix: Matrix): Activation {
  const [rows, columns] = matrix.size;
  const features = value.axes.at(-1) ?? [];
  if (sizeOf(features) !== rows || features.some((atom) => isBatchAxis([atom]))) {
    throw call.refusal(
      say`its weights are for ${rows} features, and its input has ${sizeOf(features)}`,
    );
  }
  const units = newAxis(columns);
  const input = call.withUnitsLast(value, features);
  const order = orderOf(inOwnOrder(input, features), features);
  const { isTransposed, factor, bias } = matrix;
  const kernel = denseKernel(matrix.values, matrix.size, { order, isTransposed, factor });
  const origin = originOf(call, call.inputCount > 2 ? [1, 2] : [1]);
  const layer = {
    name: call.name(matrix.weight),
    className: 'Dense',
    config: { units: columns, activation: 'linear', use_bias: bias !== null },
    weights: [
      { role: 'kernel', shape: [rows, columns], values: kernel },
      ...(bias ? [{ role: 'bias', shape: [columns], values: bias }] : []),
    ],
    origin,
    yields: bias || origin ? null : (call.node.outputs[0] ?? null),
  };
  return {
    kind: 'activation',
    ...call.layer(layer, [input], [...input.layout.slice(0, -1), units]),
    axes: [...value.axes.slice(0, -1), units] satisfies Axis[],
  };
}
