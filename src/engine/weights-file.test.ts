import { describe, expect, it } from 'vitest';
import { UserError } from '../contract/errors.ts';
import { readWeightsFile, writeWeightsFile } from './weights-file.ts';

const matrix = { name: 'b/kernel', shape: [1, 2], values: Float32Array.of(1, -0.5) };
const bias = { name: 'a/bias', shape: [1], values: Float32Array.of(2) };
const json =
  '{"a/bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},' +
  '"b/kernel":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]}}';

/** A file with this header, its length as given or its own, and these bytes of data. */
function fileOf(header: string, data: readonly number[], length = BigInt(header.length)) {
  const file = new Uint8Array(8 + header.length + data.length);
  new DataView(file.buffer).setBigUint64(0, length, true);
  file.set(new TextEncoder().encode(header), 8);
  file.set(data, 8 + header.length);
  return file;
}

describe('a weights file', () => {
  it('is a safetensors file: length, header sorted by name and padded, little-endian floats', () => {
    const padded = json.padEnd(Math.ceil(json.length / 8) * 8, ' ');
    // 2 = 0x40000000, 1 = 0x3f800000, -0.5 = 0xbf000000
    const data = [0, 0, 0, 0x40, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf];
    expect([...writeWeightsFile([matrix, bias])]).toEqual([...fileOf(padded, data)]);
  });

  it('has the same bytes whatever the order of the variables', () => {
    expect(writeWeightsFile([bias, matrix])).toEqual(writeWeightsFile([matrix, bias]));
  });

  it('is read as it was written, also from the middle of a buffer', () => {
    expect(readWeightsFile(writeWeightsFile([matrix, bias]), 'w')).toEqual([bias, matrix]);
    const shifted = Uint8Array.from([7, ...writeWeightsFile([matrix, bias])]).subarray(1);
    expect(readWeightsFile(shifted, 'w')).toEqual([bias, matrix]);
  });

  const data = new Array<number>(12).fill(0);
  const end = 8 + json.length + 12;
  it.each([
    ['is empty', new Uint8Array(), 'byte 0: it ends there, within the 8 bytes of its length'],
    ['has a header longer than itself', fileOf(json, data, 9999n), 'byte 0: a header of 9999'],
    ['has a header that is not JSON', fileOf('{"a/bias":', []), 'byte 8: its header is not JSON'],
    ['has 16-bit floats', fileOf(json.replace('F32', 'F16'), data), 'byte 8: its header is not'],
    [
      'has a shape of another size',
      fileOf(json.replace('[1,2]', '[3,2]'), data),
      'byte 8: its header puts b/kernel, 24 bytes, at [4, 12] instead of [4, 28]',
    ],
    [
      'has overlapping variables',
      fileOf(json.replace('[4,12]', '[0,8]'), data),
      'byte 8: its header puts b/kernel, 8 bytes, at [0, 8] instead of [4, 12]',
    ],
    [
      'lacks its last byte',
      fileOf(json, data.slice(1)),
      `byte ${end - 1}: it ends there, before the last value of b/kernel`,
    ],
    ['goes on', fileOf(json, [...data, 1]), `byte ${end}: bytes follow that belong to nothing`],
  ])('that %s is refused, naming file and byte', (_, bytes, message) => {
    const read = () => readWeightsFile(bytes, '/runs/1.safetensors');
    expect(read).toThrow(UserError);
    expect(read).toThrow(`The weights file /runs/1.safetensors is damaged at ${message}`);
  });
});
