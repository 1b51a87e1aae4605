import { TensorProto_DataType as DataType } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { readGraphText, type GraphText, type NodeText } from './graphs.fixture.ts';
import { readOnnx } from './read-onnx.ts';

/** An image of 4 channels, 6 x 6. */
const image = { input: ['N', 4, 6, 6] } as const;
const w = { w: [[8, 4, 3, 3]] } as const;
const head: readonly NodeText[] = [
  ['GlobalAveragePool', 'y4', 'y2'],
  ['Flatten', 'y2', 'y'],
];

const refused: readonly (readonly [string, GraphText])[] = [
  // Of the model.
  ['has 2 inputs (x, z)', { moreInputs: ['z'], nodes: [['Add', 'x z', 'y']] }],
  ['has 2 outputs (y, z)', { nodes: [['Relu', 'x', 'y']], outputs: ['y', 'z'] }],
  ['is of type INT64', { inputType: DataType.INT64, nodes: [['Cast', 'x', 'y', { to: 1 }]] }],
  ['no axis besides the batch', { input: ['N'], nodes: [['Relu', 'x', 'y']] }],
  ['Axis 2 of the input x', { input: ['N', 3, 'h', 8], nodes: [['Relu', 'x', 'y']] }],
  ['version 5 of', { opset: 5, nodes: [['Relu', 'x', 'y']] }],
  ['version 29 of', { opset: 29, nodes: [['Relu', 'x', 'y']] }],
  ['shaped [N, 1] (N is', { input: ['N', 1], nodes: [['Relu', 'x', 'y']] }],
  ['shaped [N, 4, 6, 6]', { ...image, nodes: [['Relu', 'x', 'y']] }],
  [
    'does not depend on its input',
    {
      nodes: [
        ['Relu', 'x', 'z'],
        ['Identity', 'w', 'y'],
      ],
      weights: { w: [[2]] },
    },
  ],
  ['no node that gives its output y', { nodes: [['Relu', 'x', 'z']] }],
  // Of the graph.
  [
    'node_a (Relu) cannot be taken: it reads b, which no node before it gives',
    {
      nodes: [
        ['Relu', 'b', 'a'],
        ['Relu', 'a', 'b'],
        ['Add', 'a x', 'y'],
      ],
    },
  ],
  [
    'it gives x, which is given before',
    {
      nodes: [
        ['Relu', 'x', 'x'],
        ['Relu', 'x', 'y'],
      ],
    },
  ],
  // Operators.
  [
    'node_y (LRN) cannot be taken: operators of this kind are not taken',
    { nodes: [['LRN', 'x', 'y', { size: 3 }]] },
  ],
  ['(If) cannot be taken: it chooses or repeats', { nodes: [['If', 'x', 'y']] }],
  ['(ArgMax) cannot be taken: it picks among scores', { nodes: [['ArgMax', 'x', 'y']] }],
  [
    '(QuantizeLinear) cannot be taken: it computes in quantised numbers',
    { nodes: [['QuantizeLinear', 'x', 'y']] },
  ],
  ['(MatMul) cannot be taken: it multiplies two values', { nodes: [['MatMul', 'x x', 'y']] }],
  ['(constructor) cannot be taken', { nodes: [['constructor', 'x', 'y']] }],
  [
    '(Nothing) cannot be taken: it computes constants',
    {
      nodes: [
        ['Nothing', 'w', 'z'],
        ['Add', 'x z', 'y'],
      ],
      weights: { w: [[4]] },
    },
  ],
  // Attributes and inputs.
  ['its attribute slope is not known', { nodes: [['Relu', 'x', 'y', { slope: 1 }]] }],
  [
    'its attribute alpha is of type INT where FLOAT is expected',
    { nodes: [['Elu', 'x', 'y', { alpha: 1 }]] },
  ],
  ['its input 2 (w) is not taken', { nodes: [['Relu', 'x w', 'y']], weights: { w: [[4]] } }],
  [
    'its attribute group=2 divides its 4 channels',
    {
      ...image,
      nodes: [['Conv', 'x g', 'y4', { group: 2 }], ...head],
      weights: { g: [[8, 2, 3, 3]] },
    },
  ],
  [
    'group=1, which do not fit its 4 channels',
    { ...image, nodes: [['Conv', 'x g', 'y4'], ...head], weights: { g: [[8, 2, 3, 3]] } },
  ],
  [
    'strides=[2, 2] and dilations=[2, 2] are both above 1',
    {
      ...image,
      nodes: [['Conv', 'x w', 'y4', { dilations: [2, 2], strides: [2, 2] }], ...head],
      weights: w,
    },
  ],
  [
    'its attribute auto_pad=SOME is not known',
    { ...image, nodes: [['Conv', 'x w', 'y4', { auto_pad: 'SOME' }], ...head], weights: w },
  ],
  [
    'its kernel_shape=[5, 5] is not that of its weights, [3, 3]',
    { ...image, nodes: [['Conv', 'x w', 'y4', { kernel_shape: [5, 5] }], ...head], weights: w },
  ],
  [
    'its attribute pads=[0, -1, 0, 0] cannot be taken',
    { ...image, nodes: [['Conv', 'x w', 'y4', { pads: [0, -1, 0, 0] }], ...head], weights: w },
  ],
  [
    'its window of 9 does not fit into 6 values',
    { ...image, nodes: [['MaxPool', 'x', 'y4', { kernel_shape: [9, 9] }], ...head] },
  ],
  [
    'its attribute dilations=[2, 2] is not 1',
    {
      ...image,
      nodes: [['MaxPool', 'x', 'y4', { kernel_shape: [2, 2], dilations: [2, 2] }], ...head],
    },
  ],
  [
    'its output i (indices) is used',
    {
      ...image,
      nodes: [['MaxPool', 'x', 'a i', { kernel_shape: [2, 2] }], ['Add', 'a i', 'y4'], ...head],
    },
  ],
  [
    'its attribute mode=reflect is not constant',
    {
      ...image,
      nodes: [['Pad', 'x p', 'y4', { mode: 'reflect' }], ...head],
      integers: { p: [0, 0, 1, 1, 0, 0, 1, 1] },
    },
  ],
  ['it goes over the batch', { nodes: [['ReduceMean', 'x axes', 'y']], integers: { axes: [0] } }],
  ['it goes over the batch', { nodes: [['Softmax', 'x', 'y', { axis: 0 }]] }],
  ['it cuts the batch', { nodes: [['Slice', 'x a b', 'y']], integers: { a: [1], b: [2] } }],
  ['as an embedding does', { nodes: [['Gather', 'w x', 'y']], weights: { w: [[5, 4]] } }],
  ['it reshapes [N, 4] to [2, 2]', { nodes: [['Reshape', 'x s', 'y']], integers: { s: [2, 2] } }],
  [
    'which cannot be spread over [N, 4]',
    { nodes: [['Add', 'x b', 'y']], weights: { b: [[3, 4]] } },
  ],
  ['it divides by what is computed', { nodes: [['Div', 'w x', 'y']], weights: { w: [[4]] } }],
  [
    'of which axis 1 is put together differently',
    {
      ...image,
      nodes: [
        ['Flatten', 'x', 'a'],
        ['Gemm', 'a m', 'b'],
        ['Concat', 'a b', 'c', { axis: 1 }],
        ['Add', 'c a', 'y'],
      ],
      weights: { m: [[144, 144]] },
    },
  ],
  // Bounds.
  [
    'more than 500000000 values of constants',
    {
      nodes: [
        ['ConstantOfShape', 's', 'w'],
        ['Gemm', 'x w', 'y'],
      ],
      integers: { s: [100_000, 100_000] },
    },
  ],
  [
    'values or more of one example',
    {
      ...image,
      nodes: [['Pad', 'x p', 'y4'], ...head],
      integers: { p: [0, 0, 90_000, 0, 0, 0, 0, 90_000] },
    },
  ],
  [
    'it gives something with 40 axes',
    {
      nodes: [
        ['Unsqueeze', 'x a', 'z'],
        ['Flatten', 'z', 'y'],
      ],
      integers: { a: Array.from({ length: 38 }, (_, axis) => axis + 2) },
    },
  ],
];

describe('a network that is not taken', () => {
  it.each(refused)('is refused in a sentence: %s', (message, text) => {
    expect(() => readGraphText(text)).toThrow(UserError);
    expect(() => readGraphText(text)).toThrow(message);
    expect(() => readGraphText(text)).toThrow('net.onnx');
  });

  it.each([
    ['one .onnx among several', ['a.onnx', 'b.onnx'], '2 of the 2 files end with .onnx'],
    [
      'a file that is something else',
      ['a.txt'],
      'a.txt is no ONNX model, or it is damaged at byte 3',
    ],
  ])('needs %s', (_, names, message) => {
    const files = names.map((name) => ({ name, bytes: new TextEncoder().encode('hello') }));
    expect(() => readOnnx(files)).toThrow(message);
  });

  it('is refused where it has more nodes than can be, or more layers', () => {
    const chain = (length: number): NodeText[] =>
      Array.from({ length }, (_, index): NodeText => {
        const [from, to] = [
          index === 0 ? 'x' : `v${index - 1}`,
          index === length - 1 ? 'y' : `v${index}`,
        ];
        return ['Relu', from, to];
      });
    expect(() => readGraphText({ nodes: chain(2_001) })).toThrow('more than 2000 layers');
    expect(() => readGraphText({ nodes: chain(50_001) })).toThrow('50001 nodes');
  });
});
