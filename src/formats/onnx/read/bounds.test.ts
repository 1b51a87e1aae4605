import { describe, expect, it } from 'vitest';
import { readOnnx } from './read-onnx.ts';

describe('whatever is read as ONNX', () => {
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
