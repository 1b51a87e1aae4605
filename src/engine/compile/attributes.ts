import { messages } from './protobuf.ts';
import type { AttrValueMessage, TensorShapeMessage } from './protobuf.ts';

/** TensorFlow's own numbers for the data types used here (types.proto). */
export const dataTypes = {
  float32: 1,
  uint8: 4,
  int32: 3,
  int64: 9,
  bool: 10,
  resource: 20,
} as const;
export type GraphDataType = keyof typeof dataTypes;

export type TensorValues = Float32Array | Int32Array | Uint8Array;

function attribute(fill: (value: AttrValueMessage) => void): AttrValueMessage {
  const value = new messages.AttrValue();
  fill(value);
  return value;
}

/** A shape as TensorFlow's message; every dimension is known here. */
export function shapeMessage(shape: readonly number[]): TensorShapeMessage {
  const message = new messages.TensorShape();
  message.setDimList(
    shape.map((size) => {
      const dimension = new messages.TensorShape.Dim();
      dimension.setSize(size);
      return dimension;
    }),
  );
  return message;
}

/** Most attributes are types, and nobody changes an attribute: there is one message for each. */
const typeAttributes = new Map<number, AttrValueMessage>();

/** @param number TensorFlow's own for the type. */
export function typeNumberAttribute(number: number): AttrValueMessage {
  const known = typeAttributes.get(number);
  if (known !== undefined) return known;
  const made = attribute((value) => {
    value.setType(number);
  });
  typeAttributes.set(number, made);
  return made;
}

export const typeAttribute = (type: GraphDataType) => typeNumberAttribute(dataTypes[type]);
export const boolAttribute = (flag: boolean) =>
  attribute((value) => {
    value.setB(flag);
  });
export const intAttribute = (number: number) =>
  attribute((value) => {
    value.setI(number);
  });
export const stringAttribute = (text: string) =>
  attribute((value) => {
    value.setS(Buffer.from(text));
  });
export const shapeAttribute = (shape: readonly number[]) =>
  attribute((value) => {
    value.setShape(shapeMessage(shape));
  });

/**
 * A constant's value. A uniform tensor is written as one number, which TensorFlow repeats: without
 * this the zeros and ones that tfjs materialises make a ResNet's graph a hundred times larger. Those
 * of 64 bits come as halves (see `Int64Value`), of which two equal ones are no number repeated.
 */
export function tensorAttribute(
  type: GraphDataType,
  shape: readonly number[],
  values: TensorValues,
): AttrValueMessage {
  const tensor = new messages.Tensor();
  tensor.setDtype(dataTypes[type]);
  tensor.setTensorShape(shapeMessage(shape));
  const first = values[0];
  const uniform = first !== undefined && values.every((value) => Object.is(value, first));
  if (uniform && type !== 'int64') {
    if (type === 'float32') tensor.setFloatValList([first]);
    else if (type === 'bool') tensor.setBoolValList([first !== 0]);
    else tensor.setIntValList([first]);
  } else {
    tensor.setTensorContent(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return attribute((value) => {
    value.setTensor(tensor);
  });
}
