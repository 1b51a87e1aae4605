import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { readNetworkFile, writeNetworkFile, writeWeights, type Network } from './network-file.ts';

const matrix = { name: 'b/kernel', shape: [1, 2], values: Float32Array.of(1, -0.5) };
const bias = { name: 'a/bias', shape: [1], values: Float32Array.of(2) };
const network: Network = {
  topology: null,
  values: [matrix, bias],
  masks: new Map(),
  thinnedFrom: null,
  provenance: null,
};
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

describe('a network file', () => {
  it('is a safetensors file: length, header sorted by name and padded, little-endian floats', () => {
    const padded = json.padEnd(Math.ceil(json.length / 8) * 8, ' ');
    // 2 = 0x40000000, 1 = 0x3f800000, -0.5 = 0xbf000000
    const data = [0, 0, 0, 0x40, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf];
    expect([...writeNetworkFile(network)]).toEqual([...fileOf(padded, data)]);
  });

  it('has the same bytes whatever the order of the variables', () => {
    const turned = { ...network, values: [bias, matrix] };
    expect(writeNetworkFile(turned)).toEqual(writeNetworkFile(network));
  });

  it('is read as it was written, also from the middle of a buffer', () => {
    const whole: Network = {
      topology: { className: 'Model', config: { layers: [] } },
      values: [bias, matrix],
      masks: new Map([['b/kernel', Uint8Array.of(0, 1)]]),
      thinnedFrom: { b: { units: 3, kept: [0, 2] } },
      provenance: { run: '0123456789abcdef' },
    };
    const bytes = writeNetworkFile(whole);
    expect(readNetworkFile(bytes, 'w')).toEqual(whole);
    expect(readNetworkFile(Uint8Array.from([7, ...bytes]).subarray(1), 'w')).toEqual(whole);
  });

  it('has a bit per weight where something is removed, and keeps a kept weight that is zero', () => {
    const values = Float32Array.from({ length: 11 }, (_, index) => index % 3);
    const mask = Uint8Array.from({ length: 11 }, (_, index) => (index === 1 ? 0 : 1));
    const bytes = writeNetworkFile({
      ...network,
      values: [{ name: 'c/kernel', shape: [11], values }],
      masks: new Map([['c/kernel', mask]]),
    });
    // 11 floats, and then 11 bits of which only the second is not set.
    expect([...bytes.subarray(-2)]).toEqual([0b1111_1101, 0b0000_0111]);
    expect(readNetworkFile(bytes, 'w').masks.get('c/kernel')).toEqual(mask);
  });

  it('says nothing of masks that remove nothing', () => {
    const masks = new Map([['b/kernel', Uint8Array.of(1, 1)]]);
    expect(writeNetworkFile({ ...network, masks })).toEqual(writeNetworkFile(network));
  });

  it('is as long as its weights alone where nothing else is known', () => {
    expect(writeWeights(network.values)).toEqual(writeNetworkFile(network));
  });

  it('of 0.1.0 has values, and nothing is guessed of the rest', () => {
    const dir = new URL('../../../test/fixtures/data-folders/0.1.0/weights/', import.meta.url);
    const files = readdirSync(dir);
    expect(files).toHaveLength(42);
    for (const file of files) {
      const old = readNetworkFile(readFileSync(new URL(file, dir)), file);
      expect(old.values.map(({ name }) => name)).toEqual([
        'hidden1/bias',
        'hidden1/kernel',
        'output/bias',
        'output/kernel',
      ]);
      expect([old.topology, old.masks.size, old.thinnedFrom]).toEqual([null, 0, null]);
    }
  });

  const data = new Array<number>(12).fill(0);
  const end = 8 + json.length + 12;
  const withMask = (name: string, bytes: number) =>
    fileOf(
      json.replace(
        /}$/,
        `,"${name}":{"dtype":"U8","shape":[${bytes}],"data_offsets":[12,${12 + bytes}]}}`,
      ),
      [...data, ...new Array<number>(bytes).fill(0)],
    );
  const withText = (name: string, text: string) =>
    fileOf(json.replace('{', `{"__metadata__":{"${name}":${JSON.stringify(text)}},`), data);
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
    ['has a mask of another size', withMask('b/kernel.mask', 2), 'a mask b/kernel.mask of 2 bytes'],
    ['has a mask of nothing', withMask('c/kernel.mask', 1), 'a mask c/kernel.mask of 1 bytes'],
    ['has bytes that are no mask', withMask('c/bytes', 1), 'a mask c/bytes of 1 bytes'],
    [
      'has a topology that is no JSON',
      withText('topology', '{'),
      '(topology: is not a JSON object)',
    ],
    [
      'has units without a number',
      withText('thinnedFrom', '{"a":{"kept":[]}}'),
      'thinnedFrom.a.units',
    ],
  ])('that %s is refused with its name and what is wrong', (_, bytes, message) => {
    const reading = () => readNetworkFile(bytes, 'of the run');
    expect(reading).toThrow(UserError);
    expect(reading).toThrow('weights file of the run');
    expect(reading).toThrow(message);
  });
});
