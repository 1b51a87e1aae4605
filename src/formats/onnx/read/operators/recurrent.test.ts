import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as Type,
  AttributeProtoSchema,
  ModelProtoSchema,
  TensorProto_DataType,
  TensorProtoSchema,
  type NodeProto,
} from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../contract/errors.ts';
import { readOnnx } from '../read-onnx.ts';

const folder = join(import.meta.dirname, '../../../../../test/fixtures/models');
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const read = (name: string) => readOnnx([{ name, bytes: bytesOf(name) }]);

/** The classes of its layers, in the order in which they are called. */
const classesOf = (name: string) =>
  (
    read(name).topology as { config: { layers: readonly { class_name: string }[] } }
  ).config.layers.map(({ class_name: className }) => className);

describe('recurrent nodes', () => {
  it.each(['torchscript', 'dynamo'])(
    'have their last states read where they are made, not with those of the layers before: %s',
    (exporter) => {
      expect(classesOf(`recurrent/lstm-stacked-state-${exporter}.onnx`)).toEqual([
        'InputLayer',
        'LSTM',
        'LSTM',
        'LSTM',
        'Dense',
      ]);
      expect(classesOf(`recurrent/lstm-turned-${exporter}.onnx`)).toEqual([
        'InputLayer',
        'Bidirectional',
        'Bidirectional',
        'Dense',
      ]);
      expect(
        classesOf(`recurrent/gru-viewed-${exporter}.onnx`).filter(
          (name) => name === 'Bidirectional',
        ),
      ).toHaveLength(2);
      expect(classesOf(`recurrent/gru-viewed-${exporter}.onnx`)).not.toContain('Permute');
    },
  );

  it('have two biases in one, or apart where the product is reset', () => {
    const shapeOf = (name: string, role: string) =>
      read(name).values.find((entry) => entry.name.endsWith(role))?.shape;
    expect(shapeOf('lstm-dynamo.onnx', '/bias')).toEqual([96]);
    expect(
      shapeOf('gru-dynamo.onnx', 'GRU_1/bias') ?? shapeOf('gru-dynamo.onnx', '1/bias'),
    ).toEqual([2, 72]);
    expect(shapeOf('recurrent/gru-batchwise-plain.onnx', 'forward/bias')).toEqual([12]);
    expect(shapeOf('recurrent/lstm-no_bias-all-dynamo.onnx', '2/bias')).toBeUndefined();
  });
});

describe('what is not taken of a recurrent node', () => {
  const NAME = 'recurrent/lstm-reverse-plain.onnx';
  const attribute = (name: string, type: Type, value: object) =>
    create(AttributeProtoSchema, { name, type, ...value });
  const texts = (...values: string[]) => ({
    strings: values.map((value) => new TextEncoder().encode(value)),
  });
  const text = (value: string) => ({ s: new TextEncoder().encode(value) });
  const swapWeights = (node: NodeProto): void => {
    const [x = '', kernel = '', recurrent = '', ...others] = node.input;
    node.input = [x, recurrent, kernel, ...others];
  };
  /** A constant of the graph, and where the node reads it. */
  const given = (at: number, dims: readonly number[], value: number) => (node: NodeProto) => {
    while (node.input.length < at) node.input.push('');
    node.input[at] = 'given';
    return create(TensorProtoSchema, {
      name: 'given',
      dataType: at === 4 ? TensorProto_DataType.INT32 : TensorProto_DataType.FLOAT,
      dims: dims.map(BigInt),
      ...(at === 4
        ? { int32Data: Array<number>(dims[0] as number).fill(value) }
        : { floatData: Array<number>(dims.reduce((one, other) => one * other, 1)).fill(value) }),
    });
  };
  const changed = (change: (node: NodeProto) => unknown, name = NAME): Uint8Array => {
    const model = fromBinary(ModelProtoSchema, bytesOf(name));
    const node = model.graph?.node.find(({ opType }) => /LSTM|GRU|RNN/.test(opType)) as NodeProto;
    const made = change(node);
    if (typeof made === 'object' && made && 'dims' in made) {
      model.graph?.initializer.push(made as never);
    }
    return toBinary(ModelProtoSchema, model);
  };
  const added = (one: ReturnType<typeof attribute>) => (node: NodeProto) => {
    node.attribute = [...node.attribute.filter(({ name }) => name !== one.name), one];
  };

  it.each([
    ['a clip', added(attribute('clip', Type.FLOAT, { f: 3 })), 'clip cuts what goes'],
    [
      'coupled gates',
      added(attribute('input_forget', Type.INT, { i: 1n })),
      'input_forget couples two of its gates',
    ],
    [
      'other activations',
      added(attribute('activations', Type.STRINGS, texts('HardSigmoid', 'Tanh', 'Tanh'))),
      'activations=[HardSigmoid, Tanh, Tanh] is not [Sigmoid, Tanh, Tanh]',
    ],
    [
      'too few of them',
      added(attribute('activations', Type.STRINGS, texts('Sigmoid', 'Tanh'))),
      'activations=[Sigmoid, Tanh] is not',
    ],
    ['another direction', added(attribute('direction', Type.STRING, text('up'))), 'direction=up'],
    [
      'another size',
      added(attribute('hidden_size', Type.INT, { i: 7n })),
      'W is shaped [1, 16, 3], where [1, 28, 3]',
    ],
    ['lengths', given(4, [4], 7), 'sequence_lens gives each example a length'],
    ['a state to start from', given(5, [1, 4, 4], 0.5), 'a state (given) that is not zero'],
    ['a cell to start from', given(6, [1, 4, 4], -1), 'a state (given) that is not zero'],
    ['peepholes', given(7, [1, 12], 0), 'it has peepholes'],
    [
      'what is not known',
      added(attribute('zoneout', Type.FLOAT, { f: 0.1 })),
      'its attribute zoneout is not known in this operator',
    ],
    ['a state of another shape', given(6, [1, 4, 7], 0), 'shaped [1, 4, 7] where [1, N, 4] is'],
    ['weights of another shape', swapWeights, 'its input W is shaped [1, 16, 4], where [1, 16, 3]'],
  ] as const)('%s', (_, change, reason) => {
    const take = () => readOnnx([{ name: NAME, bytes: changed(change) }]);
    expect(take).toThrow(UserError);
    expect(take).toThrow(reason);
    expect(take).toThrow('(LSTM)');
  });

  it('but a state of zeros, which is what it starts from anyway', () => {
    const bytes = changed(given(5, [1, 4, 4], 0));
    expect(readOnnx([{ name: NAME, bytes }]).values).toEqual(
      readOnnx([{ name: NAME, bytes: bytesOf(NAME) }]).values,
    );
  });

  it('a cell state that is read', () => {
    const model = fromBinary(ModelProtoSchema, bytesOf(NAME));
    const node = model.graph?.node.find(({ opType }) => opType === 'LSTM') as NodeProto;
    node.output = ['steps', '', 'state'];
    const take = () => readOnnx([{ name: NAME, bytes: toBinary(ModelProtoSchema, model) }]);
    expect(take).toThrow('its output state is used, which is not taken');
  });
});
