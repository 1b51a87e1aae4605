import fc from 'fast-check';
import {
  modelBytes,
  readGraphText,
  type NodeText,
} from '../../../src/formats/onnx/read/graphs.fixture.ts';
import { takenOperators } from '../../../src/formats/onnx/read/operators/registry.ts';
import { readOnnx } from '../../../src/formats/onnx/read/read-onnx.ts';
import { damaged } from '../damage.ts';
import { fixture } from '../fixtures.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

/** A small network that has a bit of everything. */
const small = modelBytes({
  input: ['N', 2, 6, 6],
  nodes: [
    ['Conv', 'x w b', 'c', { pads: [1, 1, 1, 1], strides: [2, 2] }],
    ['Shape', 'c', 's'],
    ['Gather', 's zero', 'n'],
    ['Concat', 'n rest', 'to', { axis: 0 }],
    ['Reshape', 'c to', 'f'],
    ['Gemm', 'f m', 'g'],
    ['Softmax', 'g', 'y'],
  ],
  weights: { w: [[3, 2, 3, 3]], b: [[3]], m: [[27, 4]] },
  integers: { zero: [0], rest: [-1] },
});
const files = ['resnet-torchscript-eval.onnx', 'lstm-dynamo.onnx', 'lenet-dynamo.onnx'];
const beside = 'lenet-dynamo.onnx.data';

const operators = [
  ...takenOperators,
  ...['Constant', 'ConstantOfShape', 'Range', 'Sqrt', 'Where', 'Equal', 'ReduceL2', 'LSTM', 'Erf'],
];
const inputNames = ['x', 'x4', 'w4', 'w2', 'k', 's', 'i', 't', 'one', 'a', 'b', 'c', '-'];
const integer = fc.oneof(
  fc.integer({ min: -3, max: 7 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31, 2 ** 53),
);
const attributeValue = fc.oneof(
  integer,
  fc.array(integer, { maxLength: 6 }),
  fc.float().map((f) => ({ f })),
  fc.constantFrom('SAME_UPPER', 'SAME_LOWER', 'VALID', 'reflect', 'tanh', ''),
);
const attributeName = fc.constantFrom(
  ...['axis', 'axes', 'perm', 'group', 'pads', 'strides', 'dilations', 'kernel_shape', 'keepdims'],
  ...[
    'to',
    'auto_pad',
    'ceil_mode',
    'transA',
    'transB',
    'alpha',
    'beta',
    'split',
    'starts',
    'ends',
  ],
  ...['mode', 'count_include_pad', 'num_outputs', 'value_int', 'value_ints', 'start', 'end', 'min'],
  ...['max', 'ratio'],
);
const node = (name: string) =>
  fc
    .tuple(
      fc.constantFrom(...operators),
      fc.array(fc.constantFrom(...inputNames), { minLength: 1, maxLength: 4 }),
      fc.dictionary(attributeName, attributeValue, { maxKeys: 2 }),
    )
    .map(([operator, inputs, attributes]): NodeText => [
      operator,
      inputs.join(' '),
      name,
      attributes,
    ]);
const graph = fc.record({
  k: fc.array(integer, { maxLength: 5 }),
  s: fc.array(integer, { maxLength: 5 }),
  i: fc.array(integer, { minLength: 1, maxLength: 2 }),
  opset: fc.constantFrom(6, 9, 12, 13, 18, 24),
  nodes: fc.tuple(node('a'), node('b'), node('c'), node('z')),
});

export const onnxReaders: readonly FuzzReader[] = [
  fuzzReader(
    'onnx',
    300,
    () =>
      fc.oneof(
        damaged(small, ...files.map((name) => fixture('models', name))),
        fc.uint8Array({ maxLength: 200 }),
      ),
    (bytes) =>
      readOnnx([
        { name: 'net.onnx', bytes },
        { name: beside, bytes: fixture('models', beside) },
      ]),
  ),
  fuzzReader(
    'onnx graph',
    800,
    () => graph,
    ({ k, s, i, opset, nodes }) =>
      readGraphText({
        opset,
        input: [2, 4, 3, 3],
        nodes: [['Relu', 'x', 'x4'], ...nodes, ['Flatten', 'z', 'y']],
        integers: { k, s, i },
        weights: { w4: [[4, 4, 3, 3]], w2: [[4, 1, 1]], t: [[36, 5]], one: [[], [1]] },
      }),
  ),
];
