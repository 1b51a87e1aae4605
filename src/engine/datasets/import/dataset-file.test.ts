import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { writeTensorFile } from '../../tensor-file.ts';
import { imported } from '../imported.ts';
import { readDatasetFacts, readDatasetFile, writeDatasetFile } from './dataset-file.ts';
import type { ImportedExamples } from './imported-examples.ts';

const images: ImportedExamples = {
  shape: [1, 2, 1],
  classNames: ['cat', 'dog'],
  train: {
    count: 3,
    values: Uint8Array.of(1, 2, 3, 4, 5, 6),
    labels: Uint8Array.of(0, 1, 1),
  },
  test: { count: 1, values: Uint8Array.of(7, 8), labels: Uint8Array.of(1) },
};
const bytes = writeDatasetFile(images);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
const file = join(folder, `${sha256}.safetensors`);
writeFileSync(file, bytes);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the file of an imported data set', () => {
  it('is read as it was written, the same bytes every time', () => {
    const { train, test } = readDatasetFile(bytes, file);
    expect(train).toMatchObject({ shape: [1, 2, 1], classes: 2, ...images.train, divisor: 255 });
    expect(test).toMatchObject(images.test);
    expect(writeDatasetFile(images)).toEqual(bytes);
  });

  it('says what it is in its first bytes', () => {
    expect(readDatasetFacts(file)).toEqual({
      format: { shape: [1, 2, 1], classes: 2 },
      classNames: ['cat', 'dog'],
      trainCount: 3,
      testCount: 1,
    });
  });

  it('is refused where it is cut off, or holds something else', () => {
    expect(() => readDatasetFile(bytes.subarray(0, -1), 'f')).toThrow(
      `The data set file f is damaged at byte ${bytes.length - 1}: it ends there`,
    );
    const other = Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]);
    expect(() => readDatasetFile(other, 'f')).toThrow('The data set file f has not the content');
  });
});

describe('the file of a data set that is no images', () => {
  const floats: ImportedExamples = {
    shape: [2],
    classNames: ['cat', 'dog'],
    train: { count: 2, values: Float32Array.of(0.1, -1e9, 2, 3), labels: Uint8Array.of(0, 1) },
    test: { count: 1, values: Float32Array.of(4, 5), labels: Uint8Array.of(1) },
  };
  const stored = writeDatasetFile(floats);

  it('has 32-bit floats of any shape, to the bit', () => {
    const { train, test } = readDatasetFile(stored, 'f');
    expect(train).toEqual({ shape: [2], classes: 2, ...floats.train, divisor: 1 });
    expect([...test.values]).toEqual([4, 5]);
    expect(train.values.buffer).toBe(stored.buffer);
    // Read from where nothing is aligned, they are copied.
    const moved = Uint8Array.from([0, ...stored]).subarray(1);
    expect(readDatasetFile(moved, 'f').train).toEqual(train);
  });

  it('is refused where its two parts are not alike', () => {
    const part = (split: string, columns: number) => [
      {
        name: `${split}/values`,
        dtype: 'F32' as const,
        shape: [1, columns],
        bytes: new Uint8Array(4 * columns),
      },
      { name: `${split}/labels`, dtype: 'U8' as const, shape: [1], bytes: new Uint8Array(1) },
    ];
    const other = writeTensorFile([...part('train', 2), ...part('test', 3)], {
      format: 'pruning-workbench examples 1',
      classNames: '["cat","dog"]',
    });
    expect(() => readDatasetFile(other, 'f')).toThrow('has not the content of one');
  });
});

describe('the imported data set of a document', () => {
  const choice = { name: 'pets', sha256, validationFraction: 0, stratify: true };
  const places = { imported: folder };

  it('is found by its hash, with a split by the seed', async () => {
    expect(imported.describe(choice, places)).toMatchObject({ trainCount: 3 });
    const load = (seed: number) =>
      imported.load({ ...choice, validationFraction: 0.4 }, { seed, ...places });
    const { train, validation, test } = await load(1);
    expect([train.count, validation?.count, test.count]).toEqual([2, 1, 1]);
    expect(await load(1)).toEqual({ train, validation, test });
  });

  it('may be used in part, but not beyond what there is', async () => {
    const part = await imported.load({ ...choice, maxTrainExamples: 2 }, { seed: 0, ...places });
    expect([...part.train.labels]).toEqual([0, 1]);
    const beyond = imported.load({ ...choice, maxTestExamples: 2 }, { seed: 0, ...places });
    await expect(beyond).rejects.toThrow(
      'dataset.maxTestExamples is 2, and "pets" has 1 examples for it',
    );
  });

  it('that is not there is refused by name', async () => {
    const missing = { ...choice, sha256: '0'.repeat(64) };
    expect(() => imported.describe(missing, places)).toThrow(UserError);
    await expect(imported.load(missing, { seed: 0, ...places })).rejects.toThrow(
      'The data set "pets" (000000000000…) is not in this data folder',
    );
  });

  it('whose file was changed is refused', async () => {
    const changed = join(folder, `${'1'.repeat(64)}.safetensors`);
    writeFileSync(changed, bytes);
    const load = imported.load({ ...choice, sha256: '1'.repeat(64) }, { seed: 0, ...places });
    await expect(load).rejects.toThrow(`its SHA-256 is ${sha256}`);
  });
});
