import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { namedFile, tarFile } from '../../../archives/files.fixture.ts';
import { readModelFiles } from './model-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Sent as they are sent: under numbers, with their names beside. */
function sent(...files: { name: string; bytes: Uint8Array }[]) {
  return files.map(({ name, bytes }, index) => {
    const path = join(folder, String(index));
    writeFileSync(path, bytes);
    return { name, path };
  });
}
const npz = (name: string) => namedFile(name, zipSync({ 'input.npy': Uint8Array.of(1) }));
const namesOf = async (...files: { name: string; bytes: Uint8Array }[]) => {
  const read = await readModelFiles(sent(...files), undefined);
  return read.files.map(({ name }) => name);
};

describe('the files of a network', () => {
  it('are unpacked from a folder and from a zip, without what is hidden in them', async () => {
    const inside = ['own/model.json', 'own/group1-shard1of1.bin', 'own/.DS_Store'];
    const files = inside.map((name) => namedFile(name, 'x'));
    expect(await namesOf(namedFile('own', tarFile(files)))).toEqual(inside.slice(0, 2));
    const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    expect(await namesOf(namedFile('own.zip', zip))).toEqual(inside.slice(0, 2));
  });

  it('are left as they are where a program packs its own', async () => {
    const keras = namedFile('own.keras', zipSync({ 'model.weights.h5': Uint8Array.of(1) }));
    expect(await namesOf(keras)).toEqual(['own.keras']);
  });

  it('may have outputs that are expected beside them', async () => {
    const files = sent(namedFile('own.onnx', 'x'), npz('any.npz'));
    const { files: own, expected } = await readModelFiles(files, undefined);
    expect(own.map(({ name }) => name)).toEqual(['own.onnx']);
    expect(expected?.name).toBe('any.npz');
    expect((await readModelFiles(files, 'any.npz')).expected?.name).toBe('any.npz');
  });

  it.each([
    ['own.onnx', [namedFile('own.onnx', 'x')], /own.onnx is no NPZ file/],
    [undefined, [npz('a.npz'), npz('b.npz')], /several NPZ files, a.npz, b.npz/],
  ])('are refused where it is not clear what is expected', async (expected, files, message) => {
    const reading = readModelFiles(sent(...files), expected);
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(message);
  });
});
