import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as Type,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
  type AttributeProto,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from 'onnx-buf';
import type { ReadNetwork } from '../../network.ts';
import { readOnnx } from './read-onnx.ts';

/** An attribute: a whole number, several, a text, or `{ f }` where it is a fraction. */
type AttributeValue = number | readonly number[] | string | { readonly f: number };

/** `[operator, inputs, outputs, attributes]`, names separated by spaces. */
export type NodeText = readonly [
  operator: string,
  inputs: string,
  outputs: string,
  attributes?: Readonly<Record<string, AttributeValue>>,
];

/** What a test says of a model; the rest is usual. */
export interface GraphText {
  readonly input?: readonly (number | string)[];
  readonly inputType?: DataType;
  readonly moreInputs?: readonly string[];
  readonly nodes: readonly NodeText[];
  readonly outputs?: readonly string[];
  /** Fractions by name, with their shape. */
  readonly weights?: Readonly<
    Record<string, readonly [shape: readonly number[], values?: readonly number[]]>
  >;
  /** Whole numbers by name: lists. */
  readonly integers?: Readonly<Record<string, readonly number[]>>;
  readonly tensors?: readonly TensorProto[];
  readonly opset?: number;
}

/** A model as the bytes of its file; values that are not given are 0.1, 0.2, and so on. */
export function modelBytes(text: GraphText): Uint8Array {
  const { input = ['N', 4], inputType = DataType.FLOAT, moreInputs = [], outputs = ['y'] } = text;
  const graph = create(GraphProtoSchema, {
    node: text.nodes.map(nodeOf),
    input: [
      valueInfo('x', input, inputType),
      ...moreInputs.map((name) => valueInfo(name, input, inputType)),
    ],
    output: outputs.map((name) => create(ValueInfoProtoSchema, { name })),
    initializer: [
      ...Object.entries(text.weights ?? {}).map(([name, [shape, values]]) =>
        floatTensor(name, shape, values),
      ),
      ...Object.entries(text.integers ?? {}).map(([name, values]) => integerTensor(name, values)),
      ...(text.tensors ?? []),
    ],
  });
  return toBinary(
    ModelProtoSchema,
    create(ModelProtoSchema, {
      graph,
      irVersion: 8n,
      producerName: 'test',
      opsetImport: [{ domain: '', version: BigInt(text.opset ?? 20) }],
    }),
  );
}

/** The network that is read of such a model. */
export function readGraphText(text: GraphText): ReadNetwork {
  return readOnnx([{ name: 'net.onnx', bytes: modelBytes(text) }]);
}

/** Class, name and configuration of the layers of a network that was read, in their order. */
export function layersOf({ topology }: Pick<ReadNetwork, 'topology'>) {
  const { config } = topology as {
    config: {
      layers: {
        class_name: string;
        name: string;
        config: Record<string, unknown>;
        inbound_nodes: [string, number, number, object][][];
      }[];
    };
  };
  return config.layers;
}

/** The classes of the layers behind the input. */
export function classesOf(network: Pick<ReadNetwork, 'topology'>): string[] {
  return layersOf(network)
    .slice(1)
    .map(({ class_name: name }) => name);
}

/** A variable's values, rounded to four places. */
export function valuesOf(network: ReadNetwork, name: string): number[] {
  const found = network.values.find((entry) => entry.name === name);
  return Array.from(found?.values ?? [], (value) => Math.round(value * 1e4) / 1e4);
}

export function floatTensor(
  name: string,
  shape: readonly number[],
  values: readonly number[] = counted(shape),
): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dims: shape.map(BigInt),
    dataType: DataType.FLOAT,
    rawData: new Uint8Array(Float32Array.from(values).buffer),
  });
}

function integerTensor(name: string, values: readonly number[]): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dims: [BigInt(values.length)],
    dataType: DataType.INT64,
    int64Data: values.map(BigInt),
  });
}

function counted(shape: readonly number[]): number[] {
  const length = shape.reduce((product, size) => product * size, 1);
  return Array.from({ length }, (_, index) => (index + 1) / 10);
}

function nodeOf([operator, inputs, outputs, attributes = {}]: NodeText): NodeProto {
  return create(NodeProtoSchema, {
    name: `node_${outputs.split(' ')[0] ?? ''}`,
    opType: operator,
    input: inputs === '' ? [] : inputs.split(' ').map((name) => (name === '-' ? '' : name)),
    output: outputs.split(' '),
    attribute: Object.entries(attributes).map(([name, value]) => attributeOf(name, value)),
  });
}

function attributeOf(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === 'number') {
    return create(AttributeProtoSchema, { name, type: Type.INT, i: BigInt(value) });
  }
  if (typeof value === 'string') {
    return create(AttributeProtoSchema, {
      name,
      type: Type.STRING,
      s: new Uint8Array(new TextEncoder().encode(value)),
    });
  }
  if ('f' in value) return create(AttributeProtoSchema, { name, type: Type.FLOAT, f: value.f });
  return create(AttributeProtoSchema, { name, type: Type.INTS, ints: value.map(BigInt) });
}

/** A text stands for an axis whose size is open. */
function valueInfo(
  name: string,
  shape: readonly (number | string)[],
  elemType: DataType,
): ValueInfoProto {
  const dim = shape.map((size) => ({
    value:
      typeof size === 'number'
        ? ({ case: 'dimValue', value: BigInt(size) } as const)
        : ({ case: 'dimParam', value: size } as const),
  }));
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType, shape: { dim } } } },
  });
}
