import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { icnsOf, icoOf, widthOf } from './icon-files.ts';

const icons = join(import.meta.dirname, '../../packaging/icons');
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
const pictures = new Map(
  SIZES.map((size) => [size, readFileSync(join(icons, `${size}x${size}.png`))]),
);

it('each picture is as large as its name says', () => {
  expect([...pictures.values()].map(widthOf)).toEqual(SIZES);
});

it('the icons of Windows and macOS are made of these pictures (npm run icons)', () => {
  expect(readFileSync(join(icons, 'icon.ico')).equals(icoOf(pictures))).toBe(true);
  expect(readFileSync(join(icons, 'icon.icns')).equals(icnsOf(pictures))).toBe(true);
});

it('an ICO says of every picture where it begins and how large it is', () => {
  const ico = icoOf(pictures);
  const count = ico.readUInt16LE(4);
  expect(count).toBe(6);
  for (let index = 0; index < count; index += 1) {
    const at = 6 + 16 * index;
    const png = ico.subarray(ico.readUInt32LE(at + 12));
    expect(widthOf(png)).toBe(ico.readUInt8(at) || 256);
  }
});

it('an ICNS is as long as its parts say', () => {
  const icns = icnsOf(pictures);
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const types = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    types.push(icns.toString('latin1', at, at + 4));
  }
  expect(types).toContain('ic10');
});
