import { create } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  AttributeProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
  type AttributeProto,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from 'onnx-buf';

/** An attribute without its name. */
export type Attribute = (name: string) => AttributeProto;

export const int =
  (value: number): Attribute =>
  (name) =>
    create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) });

export const ints =
  (values: readonly number[]): Attribute =>
  (name) =>
    create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: values.map(BigInt) });

export const float =
  (value: number): Attribute =>
  (name) =>
    create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value });

export const floats =
  (values: readonly number[]): Attribute =>
  (name) =>
    create(AttributeProtoSchema, { name, type: AttributeType.FLOATS, floats: [...values] });

export const text =
  (value: string): Attribute =>
  (name) =>
    create(AttributeProtoSchema, {
      name,
      type: AttributeType.STRING,
      s: new TextEncoder().encode(value),
    });

export const texts =
  (values: readonly string[]): Attribute =>
  (name) =>
    create(AttributeProtoSchema, {
      name,
      type: AttributeType.STRINGS,
      strings: values.map((value) => new TextEncoder().encode(value)),
    });

export function nodeMessage(
  name: string,
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
): NodeProto {
  const attribute = Object.entries(attributes).map(([key, make]) => make(key));
  return create(NodeProtoSchema, {
    name,
    opType,
    input: [...inputs],
    output: [...outputs],
    attribute,
  });
}

export function floatTensor(
  name: string,
  shape: readonly number[],
  values: Float32Array,
): TensorProto {
  return tensor(name, DataType.FLOAT, shape, values.length, (view, at) =>
    view.setFloat32(4 * at, values[at] as number, true),
  );
}

export function intTensor(
  name: string,
  shape: readonly number[],
  values: readonly number[],
): TensorProto {
  return tensor(name, DataType.INT64, shape, 2 * values.length, (view, at) => {
    if (at % 2 === 0) view.setBigInt64(4 * at, BigInt(values[at / 2] as number), true);
  });
}

/** Little-endian whatever the machine, as the format has it. */
function tensor(
  name: string,
  dataType: DataType,
  shape: readonly number[],
  words: number,
  write: (view: DataView, at: number) => void,
): TensorProto {
  const rawData = new Uint8Array(4 * words);
  const view = new DataView(rawData.buffer);
  for (let at = 0; at < words; at++) write(view, at);
  return create(TensorProtoSchema, { name, dataType, dims: shape.map(BigInt), rawData });
}

/** An input or output of the graph; an axis of -1 is the batch, whose size is left open. */
export function valueInfo(name: string, shape: readonly number[]): ValueInfoProto {
  const dim = shape.map((size) => ({
    value:
      size === -1
        ? ({ case: 'dimParam', value: 'batch' } as const)
        : ({ case: 'dimValue', value: BigInt(size) } as const),
  }));
  const type = { elemType: DataType.FLOAT, shape: { dim } };
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: type } },
  });
}
