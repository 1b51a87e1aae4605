import { create } from '@bufbuild/protobuf';
import {
  TensorProto_DataLocation,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
} from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import {
  classesOf,
  floatTensor,
  layersOf,
  modelBytes,
  readGraphText,
  valuesOf,
  type GraphText,
} from './graphs.fixture.ts';
import { readOnnx } from './read-onnx.ts';

const dense: GraphText = {
  nodes: [['Gemm', 'x fc.weight fc.bias', 'y', { transB: 1 }]],
  weights: { 'fc.weight': [[3, 4]], 'fc.bias': [[3]] },
};

describe('a network in an ONNX file', () => {
  it('has the names of its weights, and its layers as tfjs writes them', () => {
    const network = readGraphText(dense);
    expect(network).toMatchObject({ format: 'ONNX', producer: 'test', behind: null, notes: [] });
    expect(network.input).toEqual({ original: [4], axes: [0] });
    expect(layersOf(network)).toMatchObject([
      { name: 'x', class_name: 'InputLayer', config: { batch_input_shape: [null, 4] } },
      {
        name: 'fc',
        class_name: 'Dense',
        config: { units: 3, use_bias: true, name: 'fc' },
        inbound_nodes: [[['x', 0, 0, {}]]],
      },
    ]);
    expect(valuesOf(network, 'fc/kernel')).toEqual([
      0.1, 0.5, 0.9, 0.2, 0.6, 1, 0.3, 0.7, 1.1, 0.4, 0.8, 1.2,
    ]);
  });

  it('has the rows of a dense layer behind a flatten where its channels stand last', () => {
    const network = readGraphText({
      input: ['N', 2, 1, 2],
      nodes: [
        ['Flatten', 'x', 'flat'],
        ['Gemm', 'flat w', 'y'],
      ],
      // Rows: channel 0 at both places, then channel 1.
      weights: {
        w: [
          [4, 2],
          [1, 1, 2, 2, 3, 3, 4, 4],
        ],
      },
    });
    expect(network.input).toEqual({ original: [2, 1, 2], axes: [1, 2, 0] });
    expect(classesOf(network)).toEqual(['Flatten', 'Dense']);
    expect(valuesOf(network, 'node_y/kernel')).toEqual([1, 1, 3, 3, 2, 2, 4, 4]);
  });

  it('needs no layer where channels are only called otherwise', () => {
    const network = readGraphText({
      input: ['N', 4, 2, 2],
      nodes: [
        ['Reshape', 'x apart', 'a'],
        ['Transpose', 'a', 'b', { perm: [0, 2, 1, 3, 4] }],
        ['Reshape', 'b together', 'c'],
        ['Conv', 'c w', 'd'],
        ['GlobalAveragePool', 'd', 'e'],
        ['Flatten', 'e', 'y'],
      ],
      integers: { apart: [-1, 2, 2, 2, 2], together: [-1, 4, 2, 2] },
      weights: {
        w: [
          [2, 4, 1, 1],
          [1, 2, 3, 4, 5, 6, 7, 8],
        ],
      },
    });
    expect(classesOf(network)).toEqual(['Conv2D', 'GlobalAveragePooling2D']);
    // Channels 1 and 2 have changed places: in the weights.
    expect(valuesOf(network, 'node_d/kernel')).toEqual([1, 5, 3, 7, 2, 6, 4, 8]);
  });

  it('that has its channels last already is taken as it lies', () => {
    const network = readGraphText({
      input: [1, 5, 5, 2],
      nodes: [
        ['Transpose', 'x', 'a', { perm: [0, 3, 1, 2] }],
        ['Conv', 'a w', 'b'],
        ['ReduceMean', 'b axes', 'y', { keepdims: 0 }],
      ],
      integers: { axes: [2, 3] },
      weights: { w: [[2, 2, 3, 3]] },
    });
    expect(network.input.axes).toEqual([0, 1, 2]);
    expect(classesOf(network)).toEqual(['Conv2D', 'GlobalAveragePooling2D']);
  });

  it.each([
    ['SAME_UPPER', undefined, 2, ['Conv2D']],
    ['SAME_LOWER', undefined, 2, ['ZeroPadding2D', 'Conv2D']],
    ['NOTSET', [1, 1, 1, 1], 1, ['Conv2D']],
    ['NOTSET', [1, 1, 1, 1], 2, ['ZeroPadding2D', 'Conv2D']],
    ['NOTSET', [0, 0, 1, 1], 2, ['Conv2D']],
  ])('is padded as it is there: %s %s by steps of %s', (mode, pads, step, classes) => {
    const network = readGraphText({
      input: ['N', 1, 4, 4],
      nodes: [
        ['Conv', 'x w', 'a', { auto_pad: mode, strides: [step, step], ...(pads && { pads }) }],
        ['GlobalMaxPool', 'a', 'b'],
        ['Flatten', 'b', 'y'],
      ],
      weights: { w: [[2, 1, 3, 3]] },
    });
    expect(classesOf(network).slice(0, -1)).toEqual(classes);
  });

  it('calls a layer again whose weights are read twice', () => {
    const network = readGraphText({
      nodes: [
        ['Gemm', 'x w b', 'a'],
        ['Relu', 'a', 'c'],
        ['Gemm', 'c w b', 'y'],
      ],
      weights: { w: [[4, 4]], b: [[4]] },
    });
    expect(classesOf(network)).toEqual(['Dense', 'ReLU']);
    expect(layersOf(network)[1]?.inbound_nodes).toEqual([
      [['x', 0, 0, {}]],
      [['node_c', 0, 0, {}]],
    ]);
    expect(network.topology).toMatchObject({ config: { output_layers: [['node_a', 1, 0]] } });
  });

  it('keeps layers apart whose weights are only alike: all the same number', () => {
    const network = readGraphText({
      nodes: [
        ['Gemm', 'x w', 'a'],
        ['Gemm', 'a w', 'y'],
      ],
      weights: { w: [[4, 4], Array<number>(16).fill(0.5)] },
    });
    expect(classesOf(network)).toEqual(['Dense', 'Dense']);
  });

  it('has an offset behind weights as their bias, where nobody else reads what they make', () => {
    const product = ['MatMul', 'x w', 'a'] as const;
    const sum = ['Add', 'b a', 'c'] as const;
    const weights = { w: [[4, 3]], b: [[3]] } as const;
    const once = readGraphText({ nodes: [product, sum], weights, outputs: ['c'] });
    expect(classesOf(once)).toEqual(['Dense']);
    expect(valuesOf(once, 'node_a/bias')).toEqual([0.1, 0.2, 0.3]);

    const nodes = [product, sum, ['Mul', 'a c', 'y']] as const;
    expect(classesOf(readGraphText({ nodes, weights }))).toEqual([
      'Dense',
      'ChannelScale',
      'Multiply',
    ]);
  });

  it.each([
    ['Softmax', 'softmax'],
    ['LogSoftmax', 'log-softmax'],
  ])('loses a last %s', (operator, behind) => {
    const nodes = [
      ['Gemm', 'x fc.weight fc.bias', 'a', { transB: 1 }],
      [operator, 'a', 'y'],
    ] as const;
    const network = readGraphText({ ...dense, nodes });
    expect(network.behind).toBe(behind);
    expect(classesOf(network)).toEqual(['Dense']);
    expect(network.notes).toMatchObject([{ kind: 'dropped' }]);
  });

  it('tells once that batch norms stand in training mode, and that others were folded', () => {
    const norm = { training_mode: 1, momentum: { f: 0.9 } };
    const network = readGraphText({
      input: ['N', 2, 3, 3],
      nodes: [
        ['Conv', 'x c.weight c.weight_bias', 'a'],
        ['BatchNormalization', 'a s b m v', 'c d e', norm],
        ['BatchNormalization', 'c s b m v', 'f g h', norm],
        ['GlobalAveragePool', 'f', 'i'],
        ['Flatten', 'i', 'y'],
      ],
      weights: {
        'c.weight': [[2, 2, 1, 1]],
        'c.weight_bias': [[2]],
        s: [[2]],
        b: [[2]],
        m: [[2]],
        v: [[2]],
      },
    });
    expect(network.notes.map(({ kind, sentence }) => [kind, sentence.values])).toEqual([
      ['changed', [2, 'node_c']],
      ['dropped', [1, 'node_a']],
    ]);
    expect(layersOf(network)[2]?.config).toMatchObject({ axis: -1, momentum: 0.9, epsilon: 1e-5 });
  });

  it('has one layer for what exporters write out', () => {
    const network = readGraphText({
      nodes: [
        ['Div', 'x root', 'a'],
        ['Erf', 'a', 'b'],
        ['Add', 'b one', 'c'],
        ['Mul', 'x c', 'd'],
        ['Mul', 'd half', 'y'],
      ],
      weights: { root: [[], [Math.SQRT2]], one: [[], [1]], half: [[], [0.5]] },
    });
    expect(classesOf(network)).toEqual(['Gelu']);
  });
});

describe('weights of an ONNX file', () => {
  const bytes = Uint8Array.of(0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0x00, 0x7c);
  it.each([
    ['half floats', { dataType: DataType.FLOAT16, rawData: bytes }, [1, -2, 2 ** -24, Infinity]],
    [
      'listed half floats',
      { dataType: DataType.FLOAT16, int32Data: [0x3c00, 0, 0, 0xc000] },
      [1, 0, 0, -2],
    ],
    [
      'bfloat16',
      { dataType: DataType.BFLOAT16, int32Data: [0x3f80, 0xc000, 0, 0x4040] },
      [1, -2, 0, 3],
    ],
    ['doubles', { dataType: DataType.DOUBLE, doubleData: [1, 2, 3, 4] }, [1, 2, 3, 4]],
    ['listed floats', { dataType: DataType.FLOAT, floatData: [1, 2, 3, 4] }, [1, 2, 3, 4]],
  ])('are read as %s', (_, fields, values) => {
    const tensor = create(TensorProtoSchema, { name: 'w', dims: [2n, 2n], ...fields });
    const network = readGraphText({
      input: ['N', 2],
      nodes: [['Gemm', 'x w', 'y']],
      tensors: [tensor],
    });
    expect([...(network.values[0]?.values ?? [])]).toEqual(values);
  });

  const external = (location: string, offset: string) =>
    create(TensorProtoSchema, {
      name: 'w',
      dims: [2n, 2n],
      dataType: DataType.FLOAT,
      dataLocation: TensorProto_DataLocation.EXTERNAL,
      externalData: [
        { key: 'location', value: location },
        { key: 'offset', value: offset },
        { key: 'length', value: '16' },
      ],
    });
  const readWith = (tensor: ReturnType<typeof external>, beside: readonly string[]) =>
    readOnnx([
      {
        name: 'net.onnx',
        bytes: modelBytes({ input: ['N', 2], nodes: [['Gemm', 'x w', 'y']], tensors: [tensor] }),
      },
      ...beside.map((name) => ({
        name,
        bytes: new Uint8Array(Float32Array.of(9, 1, 2, 3, 4).buffer),
      })),
    ]);

  it('may be in a file beside it', () => {
    const network = readWith(external('net.onnx.data', '4'), ['net.onnx.data']);
    expect([...(network.values[0]?.values ?? [])]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['net.data', '0', [], 'are in net.data (w is the first): give this file too'],
    ['net.data', '8', ['net.data'], 'at byte 8 of net.data, 16 bytes long, and that file has 20'],
    ['net.data', '-4', ['net.data'], 'at byte -4 of net.data'],
    ['../net.data', '0', ['net.data'], 'is in ../net.data, outside its own folder'],
    ['C:\\net.data', '0', ['net.data'], 'outside its own folder'],
    ['/etc/net.data', '0', ['net.data'], 'outside its own folder'],
  ])('are looked for nowhere else: %s at %s', (location, offset, beside, message) => {
    expect(() => readWith(external(location, offset), beside)).toThrow(message);
  });

  it('are as many as their shape says', () => {
    const tensor = { ...floatTensor('w', [2, 2]), dims: [2n, 3n] };
    expect(() => readGraphText({ nodes: [['Gemm', 'x w', 'y']], tensors: [tensor] })).toThrow(
      'net.onnx has 4 values for w, where its shape says 6',
    );
  });
});
