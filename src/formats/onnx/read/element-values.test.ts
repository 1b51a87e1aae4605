import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType,
} from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { writeOnnx } from '../write/write-onnx.ts';
import { readOnnx } from './read-onnx.ts';

const KERNEL = Float32Array.from({ length: 6 }, (_, at) => at / 3 - 0.7);
const { bytes } = writeOnnx({
  name: 'dense',
  topology: {
    class_name: 'Sequential',
    config: {
      name: 'dense',
      layers: [
        { class_name: 'InputLayer', config: { name: 'row', batch_input_shape: [null, 3] } },
        { class_name: 'Dense', config: { name: 'logits', units: 2, activation: 'linear' } },
      ],
    },
  },
  values: [{ name: 'logits/kernel', shape: [3, 2], values: KERNEL }],
  version: '0',
});

/** The same network with a cast of its input. */
function withCast(to: TensorProto_DataType): Uint8Array {
  const model = fromBinary(ModelProtoSchema, bytes);
  const node = model.graph?.node ?? [];
  const attribute = [
    create(AttributeProtoSchema, {
      name: 'to',
      type: AttributeProto_AttributeType.INT,
      i: BigInt(to),
    }),
  ];
  const cast = { name: 'narrow', opType: 'Cast', input: ['row'], output: ['cast'], attribute };
  node.unshift(create(NodeProtoSchema, cast));
  node[1]?.input.splice(0, 1, 'cast');
  return toBinary(ModelProtoSchema, model);
}

describe('the values of a file', () => {
  it('are the same from a part of a Buffer, wherever it begins', () => {
    for (const begin of [0, 1, 2, 3]) {
      const pool = Buffer.concat([Buffer.alloc(begin, 7), bytes, Buffer.alloc(9, 7)]);
      const part = pool.subarray(begin, begin + bytes.length);
      const { values } = readOnnx([{ name: 'dense.onnx', bytes: part }]);
      expect(values.find(({ name }) => name === 'logits/kernel')?.values).toEqual(KERNEL);
    }
  });

  it('stay as they are where they are cast to as many bits or more', () => {
    const file = { name: 'dense.onnx', bytes: withCast(TensorProto_DataType.DOUBLE) };
    expect(readOnnx([file]).values[0]?.values).toEqual(KERNEL);
  });

  it.each(['FLOAT16', 'BFLOAT16', 'INT8'] as const)('are not cut down to %s', (type) => {
    const file = { name: 'dense.onnx', bytes: withCast(TensorProto_DataType[type]) };
    expect(() => readOnnx([file])).toThrow(`(Cast) cannot be taken: it makes ${type} of 32-bit`);
  });
});
