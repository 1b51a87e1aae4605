import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { modelBytes, readGraphText, type NodeText } from './graphs.fixture.ts';
import { takenOperators } from './operators/registry.ts';
import { readOnnx } from './read-onnx.ts';

const folder = join(import.meta.dirname, '../../../../test/fixtures/models');
const fileOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** A small network that has a bit of everything, and two that PyTorch wrote. */
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
const files = [small, fileOf('resnet-torchscript-eval.onnx'), fileOf('lstm-dynamo.onnx')];

/** Reads, and is content with a network or a sentence: anything else is thrown on. */
function readOrRefuse(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/net\.onnx.*\.$/s);
  }
}
const tryBytes = (bytes: Uint8Array) => readOrRefuse(() => readOnnx([{ name: 'net.onnx', bytes }]));

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
  ...[
    'axis',
    'axes',
    'perm',
    'group',
    'pads',
    'strides',
    'dilations',
    'kernel_shape',
    'keepdims',
    'to',
  ],
  ...[
    'auto_pad',
    'ceil_mode',
    'transA',
    'transB',
    'alpha',
    'beta',
    'split',
    'starts',
    'ends',
    'mode',
  ],
  ...[
    'count_include_pad',
    'num_outputs',
    'value_int',
    'value_ints',
    'start',
    'end',
    'min',
    'max',
    'ratio',
  ],
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

describe('whatever is read as ONNX', () => {
  it('is a network or a sentence where it is cut off', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bytes, part) => tryBytes(bytes.subarray(0, Math.floor(bytes.length * part))),
      ),
      { numRuns: 100 },
    );
  });

  it('is a network or a sentence where bits are turned', () => {
    const turns = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 7 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...files), turns, (bytes, places) => {
        const turned = bytes.slice();
        for (const [place, bit] of places) {
          turned[place % turned.length] = (turned[place % turned.length] as number) ^ (1 << bit);
        }
        tryBytes(turned);
      }),
      { numRuns: 200 },
    );
  });

  it('is a network or a sentence where it is noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), tryBytes), { numRuns: 300 });
  });

  it('is a network or a sentence whatever its nodes are', () => {
    const values = fc.record({
      k: fc.array(integer, { maxLength: 5 }),
      s: fc.array(integer, { maxLength: 5 }),
      i: fc.array(integer, { minLength: 1, maxLength: 2 }),
      opset: fc.constantFrom(6, 9, 12, 13, 18, 24),
    });
    fc.assert(
      fc.property(
        values,
        node('a'),
        node('b'),
        node('c'),
        node('z'),
        ({ k, s, i, opset }, ...nodes) =>
          readOrRefuse(() =>
            readGraphText({
              opset,
              input: [2, 4, 3, 3],
              nodes: [['Relu', 'x', 'x4'], ...nodes, ['Flatten', 'z', 'y']],
              integers: { k, s, i },
              weights: { w4: [[4, 4, 3, 3]], w2: [[4, 1, 1]], t: [[36, 5]], one: [[], [1]] },
            }),
          ),
      ),
      { numRuns: 1500 },
    );
  });

  it.each([
    // A million empty nodes; tensors in tensors; whole numbers that take a byte each.
    ['too many messages', nested(7, repeated([0x0a, 0x00], 1_100_000)), 'lists more'],
    ['too deep a nesting', deep(2_000), 'lists more'],
    [
      'too many whole numbers',
      nested(7, nested(5, nested(7, new Uint8Array(5_000_000)))),
      'lists more',
    ],
    ['a length beyond its end', Uint8Array.of(0x3a, 0xff, 0xff, 0x7f), 'damaged at byte 1'],
  ])('is refused before it is decoded: %s', (_, bytes, message) => {
    expect(() => readOnnx([{ name: 'net.onnx', bytes }])).toThrow(message);
  });
});

function repeated(bytes: readonly number[], times: number): Uint8Array {
  return new Uint8Array(bytes.length * times).map(
    (_, index) => bytes[index % bytes.length] as number,
  );
}

/** A field of a message, `content` being its bytes. */
function nested(field: number, content: Uint8Array): Uint8Array {
  const head = [field * 8 + 2];
  for (let left = content.length; ; left = Math.floor(left / 128)) {
    head.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) break;
  }
  const bytes = new Uint8Array(head.length + content.length);
  bytes.set(head);
  bytes.set(content, head.length);
  return bytes;
}

/** Graphs in attributes of nodes of graphs. */
function deep(times: number): Uint8Array {
  let bytes = new Uint8Array();
  for (let index = 0; index < times; index++)
    bytes = nested(1, nested(5, nested(6, bytes))) as typeof bytes;
  return nested(7, bytes);
}
