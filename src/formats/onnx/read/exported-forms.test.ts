import { describe, expect, it } from 'vitest';
import {
  classesOf,
  layersOf,
  readGraphText,
  type GraphText,
  type NodeText,
} from './graphs.fixture.ts';

describe('what PyTorch writes in an ONNX file', () => {
  const gated = (reader: NodeText): GraphText => ({
    input: ['N', 2, 3, 3],
    nodes: [
      ['GlobalAveragePool', 'x', 'a'],
      ['Shape', 'x', 'whole'],
      ['Expand', 'a whole', 'b'],
      reader,
      ['Flatten', 'c', 'y'],
    ],
  });

  it('needs no layer for what is spread over the operand that it meets, as PyTorch says it of gates', () => {
    const network = readGraphText(gated(['Mul', 'x b', 'c']));
    expect(classesOf(network).filter((name) => name === 'Multiply')).toHaveLength(1);
  });

  it.each<[NodeText]>([[['Relu', 'b', 'c']], [['Add', 'b b', 'c']], [['Mul', 'a b', 'c']]])(
    'is refused where what is spread is needed so, by its node: %s',
    (reader) => {
      expect(() => readGraphText(gated(reader))).toThrow(
        'the node node_b (Expand) cannot be taken: it spreads [N, 2, 1, 1] over [N, 2, 3, 3]',
      );
    },
  );

  it.each([
    [0, 0, 3, ['AveragePooling2D']],
    [1, 0, 3, ['AveragePooling2D']],
    [0, 1, 3, ['MeanPooling2D']],
    [1, 1, 3, ['ZeroPadding2D', 'AveragePooling2D']],
    [0, 0, 5, ['MeanPooling2D']],
    [1, 0, 5, ['MeanPooling2D']],
  ])(
    'has means over what is within where windows reach beyond: count_include_pad=%s, %s around, windows of %s',
    (counts, around, size, classes) => {
      const attributes = {
        kernel_shape: [size, size],
        strides: size === 3 ? [2, 2] : [3, 3],
        pads: [around, around, around, around],
        ceil_mode: 1,
        count_include_pad: counts,
      };
      const network = readGraphText({
        input: ['N', 1, 6, 6],
        nodes: [
          ['AveragePool', 'x', 'a', attributes],
          ['Flatten', 'a', 'y'],
        ],
      });
      expect(classesOf(network).filter((name) => name !== 'Flatten')).toEqual(classes);
    },
  );

  const normed = (u: readonly number[]): GraphText => ({
    input: ['N', 2],
    nodes: [
      ['MatMul', 'w v', 'a'],
      ['MatMul', 'u a', 'norm'],
      ['Div', 'w norm', 'weight'],
      ['Gemm', 'x weight', 'y', { transB: 1 }],
    ],
    weights: {
      w: [
        [3, 2],
        [1, 2, 3, 4, 5, 6],
      ],
      u: [[u.length], u],
      v: [[2], [1, 10]],
    },
  });

  it('has weights that are divided by products of theirs, as of a spectral norm', () => {
    // w v = (21, 43, 65), and u of it 21 - 43 + 2 * 65 = 108.
    const network = readGraphText(normed([1, -1, 2]));
    expect(classesOf(network)).toEqual(['Dense']);
    const [kernel] = network.values;
    expect(Array.from(kernel?.values ?? [], (value) => Math.round(value * 108))).toEqual([
      1, 3, 5, 2, 4, 6,
    ]);
    expect(() => readGraphText(normed([1, 2]))).toThrow('its constants are shaped [2] and [3]');
  });

  it.each<[string, NodeText[], boolean]>([
    ['Pow', [['Pow', 'x three', 'cube']], true],
    [
      'Mul',
      [
        ['Mul', 'x x', 'square'],
        ['Mul', 'square x', 'cube'],
      ],
      true,
    ],
    [
      'what is none',
      [
        ['Mul', 'x x', 'square'],
        ['Mul', 'square square', 'cube'],
      ],
      false,
    ],
  ])('has one layer for the approximation of GELU, its cube written as %s', (_, cube, isGelu) => {
    const network = readGraphText({
      nodes: [
        ...cube,
        ['Mul', 'cube share', 'a'],
        ['Add', 'x a', 'b'],
        ['Mul', 'root b', 'c'],
        ['Tanh', 'c', 'd'],
        ['Add', 'one d', 'e'],
        ['Mul', 'half e', 'f'],
        ['Mul', 'x f', 'y'],
      ],
      weights: {
        three: [[], [3]],
        share: [[], [0.044715]],
        root: [[], [Math.sqrt(2 / Math.PI)]],
        one: [[], [1]],
        half: [[], [0.5]],
      },
    });
    const gelus = layersOf(network).filter(({ class_name: name }) => name === 'Gelu');
    expect(gelus.map(({ config }) => config.approximate)).toEqual(isGelu ? [true] : []);
  });

  const enlarged = (attributes: Record<string, string>, scales = [1, 1, 2, 3]): GraphText => ({
    input: ['N', 2, 3, 3],
    nodes: [
      ['Resize', 'x - scales', 'a', attributes],
      ['Flatten', 'a', 'y'],
    ],
    weights: { scales: [[scales.length], scales] },
  });

  it.each([
    ['nearest', 'asymmetric', 'floor', 'nearest'],
    ['nearest', 'half_pixel', 'round_prefer_floor', 'nearest'],
    ['linear', 'asymmetric', 'floor', 'bilinear'],
  ])('is upsampled by whole factors: %s, %s, %s', (mode, places, rounding, interpolation) => {
    const attributes = { mode, coordinate_transformation_mode: places, nearest_mode: rounding };
    const [, layer] = layersOf(readGraphText(enlarged(attributes)));
    expect(layer).toMatchObject({
      class_name: 'UpSampling2D',
      config: { size: [2, 3], interpolation },
    });
  });

  it('is refused where it is resized otherwise', () => {
    const half = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
    expect(() => readGraphText(enlarged(half))).toThrow(
      '(Resize) cannot be taken: its attributes mode=linear',
    );
    const plain = { coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
    for (const scales of [
      [1, 1, 1.5, 2],
      [1, 2, 2, 2],
      [2, 2],
      [1, 1, 0, 2],
    ]) {
      expect(() => readGraphText(enlarged(plain, scales))).toThrow(
        'whole numbers from 1 are taken',
      );
    }
    const ceiling = { ...plain, nearest_mode: 'ceil' };
    expect(() => readGraphText(enlarged(ceiling))).toThrow('nearest_mode=ceil');
  });

  it('has its channels where the first node that cares about them has them, on whichever branch', () => {
    const onTwoBranches = readGraphText({
      input: ['N', 4, 5],
      nodes: [
        ['Transpose', 'x', 'a', { perm: [0, 2, 1] }],
        ['Reshape', 'a flat', 'b'],
        ['Conv', 'x w', 'c'],
        ['Flatten', 'c', 'd'],
        ['Concat', 'b d', 'e', { axis: 1 }],
        ['Gemm', 'e g', 'y'],
      ],
      integers: { flat: [0, 20] },
      weights: { w: [[2, 4, 1]], g: [[30, 3]] },
    });
    expect(onTwoBranches.input.axes).toEqual([1, 0]);
  });

  it.each([
    [
      ['N', 5, 6, 1],
      [-1, 1, 5, 6],
      [0, 1, 2],
    ],
    [
      ['N', 5, 5, 1],
      [0, 1, 5, 5],
      [0, 1, 2],
    ],
    [
      ['N', 6, 5, 1],
      [-1, 1, 5, 6],
      [1, 2, 0],
    ],
  ])('has its only channel where a reshape moves it from: %j to %j', (input, shape, axes) => {
    const network = readGraphText({
      input,
      nodes: [
        ['Reshape', 'x shape', 'a'],
        ['Conv', 'a w', 'b'],
        ['Flatten', 'b', 'y'],
      ],
      integers: { shape },
      weights: { w: [[2, 1, 2, 2]] },
    });
    expect(network.input.axes).toEqual(axes);
  });
});
