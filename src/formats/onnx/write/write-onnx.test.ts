import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type GraphProto, type ModelProto } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { textOf } from '../../../contract/sentence.ts';
import type { LayerValues } from '../../network.ts';
import { writeOnnx, type ToWrite, type WrittenOnnx } from './write-onnx.ts';

const layer = (className: string, name: string, config: object = {}) => ({
  class_name: className,
  config: { name, ...config },
});
const sequential = (shape: readonly (number | null)[], ...layers: object[]): object => ({
  class_name: 'Sequential',
  config: {
    name: 'net',
    layers: [layer('InputLayer', 'image', { batch_input_shape: [null, ...shape] }), ...layers],
  },
});
/** As many values as there are places, 1, 2, 3 and so on. */
const values = (name: string, ...shape: number[]): LayerValues => ({
  name,
  shape,
  values: Float32Array.from(
    { length: shape.reduce((all, size) => all * size, 1) },
    (_, at) => at + 1,
  ),
});

const SMALL = sequential(
  [2, 2, 2],
  layer('Conv2D', 'conv', { padding: 'valid', activation: 'relu' }),
  layer('Dropout', 'drop', { rate: 0.5 }),
  layer('Flatten', 'flat'),
  layer('Dense', 'logits'),
);
const SMALL_VALUES = [
  values('conv/kernel', 1, 1, 2, 2),
  values('conv/bias', 2),
  values('logits/kernel', 8, 2),
  values('logits/bias', 2),
];

function written(change: Partial<ToWrite> = {}): WrittenOnnx & { model: ModelProto } {
  const file = writeOnnx({
    name: 'small',
    topology: SMALL,
    values: SMALL_VALUES,
    version: '1.2.3',
    ...change,
  });
  return { ...file, model: fromBinary(ModelProtoSchema, file.bytes) };
}

const graphOf = (model: ModelProto): GraphProto => model.graph as GraphProto;
const operators = (model: ModelProto) => graphOf(model).node.map(({ opType }) => opType);
function constant(model: ModelProto, name: string): number[] {
  const found = graphOf(model).initializer.find((tensor) => tensor.name === name);
  const bytes = (found?.rawData ?? new Uint8Array()).slice();
  return [...new Float32Array(bytes.buffer)];
}
function shapeOf(info: GraphProto['input'][number] | undefined): (string | number)[] {
  const type = info?.type?.value;
  if (type?.case !== 'tensorType') return [];
  return (type.value.shape?.dim ?? []).map(({ value }) =>
    value.case === 'dimParam' ? value.value : Number(value.value),
  );
}

describe('a network as an ONNX file', () => {
  it('says who wrote it, what it is called and how examples lie', () => {
    const { model } = written();
    expect(model).toMatchObject({
      irVersion: 8n,
      producerName: 'Pruning Workbench',
      producerVersion: '1.2.3',
      opsetImport: [{ domain: '', version: 17n }],
    });
    expect(graphOf(model).name).toBe('small');
    expect(graphOf(model).docString).toContain('[2, 2, 2]');
  });

  it('leaves the batch open, and has images channels first', () => {
    const topology = sequential([4, 5, 3], layer('GlobalMaxPooling2D', 'pool'));
    const { model, input, notes } = written({ topology, values: [] });
    expect(shapeOf(graphOf(model).input[0])).toEqual(['batch', 3, 4, 5]);
    expect(shapeOf(graphOf(model).output[0])).toEqual(['batch', 3]);
    expect(input).toEqual({ original: [3, 4, 5], axes: [1, 2, 0] });
    expect(notes.map(({ sentence }) => textOf(sentence))).toEqual([
      'An example is [3, 4, 5] in the file, where it is [4, 5, 3] here.',
    ]);
  });

  it('names nodes and constants by the layers', () => {
    const { model } = written();
    const names = graphOf(model).node.map(({ name }) => name);
    expect(names).toEqual(['conv', 'conv/relu', 'flat', 'logits']);
    expect(graphOf(model).initializer.map(({ name }) => name)).toEqual([
      'conv/kernel',
      'conv/bias',
      'logits/kernel',
      'logits/bias',
    ]);
  });

  it('has the kernels in the order of ONNX, and rows behind a flattened map in that of the file', () => {
    const { model } = written();
    expect(operators(model)).toEqual(['Conv', 'Relu', 'Flatten', 'Gemm']);
    // [in, out] in ours is [out, in] there.
    expect(constant(model, 'conv/kernel')).toEqual([1, 3, 2, 4]);
    // Rows of ours are (place, channel), of the file (channel, place).
    expect(constant(model, 'logits/kernel')).toEqual([
      ...[1, 2, 5, 6, 9, 10, 13, 14],
      ...[3, 4, 7, 8, 11, 12, 15, 16],
    ]);
  });

  it('takes examples as they came, without an axis that has no place here', () => {
    const topology = sequential(
      [5, 4],
      layer('LSTM', 'lstm', { units: 1 }),
      layer('Dense', 'logits'),
    );
    const { model } = written({
      topology,
      values: [
        values('lstm/kernel', 4, 4),
        values('lstm/recurrent_kernel', 1, 4),
        values('logits/kernel', 1, 2),
      ],
      input: { original: [1, 5, 4], axes: [1, 2] },
    });
    expect(shapeOf(graphOf(model).input[0])).toEqual(['batch', 1, 5, 4]);
    expect(operators(model).slice(0, 3)).toEqual(['Squeeze', 'Transpose', 'LSTM']);
  });

  it('puts behind the logits what stood there', () => {
    const { model } = written({ behind: 'log-softmax' });
    expect(operators(model).at(-1)).toBe('LogSoftmax');
    expect(graphOf(model).output[0]?.name).toBe('log-softmax');
  });

  it('says what it leaves away', () => {
    const { notes } = written();
    expect(
      notes.filter(({ kind }) => kind === 'dropped').map(({ sentence }) => textOf(sentence)),
    ).toEqual(['Left away is what only training has: drop.']);
  });

  it('takes a newer version of the operators where one is needed', () => {
    const gelu = sequential([3], layer('Gelu', 'gelu', { approximate: false }));
    expect(written({ topology: gelu, values: [] }).model).toMatchObject({
      irVersion: 9n,
      opsetImport: [{ version: 20n }],
    });
  });

  it('has padding of a layer before as that of the convolution, or as an operator where it must', () => {
    const padding = {
      padding: [
        [1, 0],
        [2, 1],
      ],
    };
    const kernel = [values('conv/kernel', 1, 1, 2, 2)];
    const pad = layer('ZeroPadding2D', 'pad', padding);
    const conv = layer('Conv2D', 'conv', { padding: 'valid' });
    const fused = written({
      topology: sequential([2, 2, 2], pad, conv, layer('Flatten', 'flat')),
      values: kernel,
    });
    expect(operators(fused.model).slice(0, 1)).toEqual(['Conv']);
    const pads = graphOf(fused.model).node[0]?.attribute.find(({ name }) => name === 'pads');
    expect(pads?.ints).toEqual([1n, 2n, 0n, 1n]);
    const apart = written({
      topology: sequential([2, 2, 2], pad, layer('ReLU', 'relu'), conv, layer('Flatten', 'flat')),
      values: kernel,
    });
    expect(operators(apart.model).slice(0, 3)).toEqual(['Pad', 'Relu', 'Conv']);
  });

  it.each([
    [
      'a class without a counterpart',
      layer('ConvLSTM2D', 'odd'),
      'The layer odd (ConvLSTM2D) cannot',
    ],
    [
      'channels that do not stand last',
      layer('MaxPooling2D', 'pool', { pool_size: 2, data_format: 'channels_first' }),
      'The layer pool (MaxPooling2D) cannot be written to ONNX, since its channels do not stand last',
    ],
    [
      'an unknown activation',
      layer('Activation', 'odd', { activation: 'sine' }),
      'ONNX has no activation sine',
    ],
    [
      'directions that are not merged',
      layer('Bidirectional', 'both', {
        merge_mode: null,
        layer: layer('GRU', 'gru', { units: 1, return_sequences: true }),
      }),
      'its directions are not merged',
    ],
  ])('refuses by name %s', (_, odd, sentence) => {
    const gru = ['forward', 'backward'].flatMap((direction) => [
      values(`both/${direction}/kernel`, 4, 3),
      values(`both/${direction}/recurrent_kernel`, 1, 3),
    ]);
    const sequence = sequential([2, 2], layer('Reshape', 'rows', { target_shape: [1, 4] }), odd);
    const topology = odd.class_name === 'Bidirectional' ? sequence : sequential([2, 2, 2], odd);
    const write = () => written({ topology, values: gru });
    expect(write).toThrow(UserError);
    expect(write).toThrow(sentence);
  });

  it('refuses several inputs, and axes that are left open', () => {
    const config = {
      layers: [],
      input_layers: [
        ['a', 0, 0],
        ['b', 0, 0],
      ],
      output_layers: [['c', 0, 0]],
    };
    expect(() => written({ topology: { class_name: 'Model', config } })).toThrow(
      'The network has 2 inputs and 1 outputs',
    );
    const open = sequential([null, 4], layer('GlobalMaxPooling1D', 'pool'));
    expect(() => written({ topology: open })).toThrow('has an axis whose size is left open');
  });
});
