import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipOf, packed } from '../../test/fuzz/bombs/packed.ts';
import { gunzip } from './gzip.ts';

const MIB = new Uint8Array(2 ** 20);
const nothing = new Uint8Array();
const read = (bytes: Uint8Array, room?: number) => gunzip({ name: 'a.csv.gz', bytes }, room);
const text = (content: string) => new TextEncoder().encode(content);

describe('a gzip file', () => {
  it('is what was packed, under its name', () => {
    expect(read(gzipSync('1,2\n'))).toEqual({ name: 'a.csv', bytes: text('1,2\n') });
  });

  it('may have several members, of which the last says only its own size', () => {
    const members = [...['1,2\n', '3,4\n', ''].map((part) => gzipSync(part))];
    expect(read(Buffer.concat(members)).bytes).toEqual(text('1,2\n3,4\n'));
    expect(read(Buffer.concat(members.slice(0, 2))).bytes).toEqual(text('1,2\n3,4\n'));
  });

  it('may be empty', () => {
    expect(read(gzipSync('')).bytes).toEqual(nothing);
  });

  it.each([
    ['says so', gzipOf(packed(nothing, MIB, 2048))],
    ['says less', gzipOf({ ...packed(nothing, MIB, 9), size: 7 })],
    ['says so modulo 2^32', gzipOf({ ...packed(nothing, MIB, 9), size: 2 ** 32 + 3 * 2 ** 20 })],
  ])('that unpacks to more than there is room for is told to: it %s', (_, bytes) => {
    expect(() => read(bytes, 3 * 2 ** 20)).toThrow('a.csv.gz unpacks to more than 2 GiB');
  });

  it('that is cut off, or of which a bit is turned, is damaged', () => {
    const whole = gzipSync('1,2\n3,4\n');
    expect(() => read(whole.subarray(0, 15))).toThrow('damaged or incomplete; download it again');
    const turned = whole.with(whole.length - 6, 0xff);
    expect(() => read(turned)).toThrow('damaged or incomplete; download it again');
  });
});
