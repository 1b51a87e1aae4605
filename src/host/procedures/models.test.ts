import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { NotFound, UserError } from '../../contract/errors.ts';
import { openDatabase } from '../../db/database.ts';
import { storeExperiment } from '../../db/test-experiments.ts';
import { openImportsFolder } from '../data-folder/imports-folder.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { importedNames } from './imported-names.ts';
import { keepModel, modelsOf, removeModel } from './models.ts';

const proof = {
  by: 'expected' as const,
  examples: 8,
  largestDifference: 1e-7,
  relativeDifference: 2e-7,
  variation: 1,
};

function openFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  const { orm, close } = openDatabase({ file: ':memory:' });
  onTestFinished(() => {
    close();
    rmSync(dir, { recursive: true });
  });
  const folder = openImportsFolder(join(dir, 'models'));
  const fileOf = (sha256: string) => weightsFile(folder.dir, sha256);
  return {
    orm,
    models: { folder, uploads: {} as never },
    stored: (sha256: string) => existsSync(fileOf(sha256)),
    /** As an importer leaves it. */
    keep(sha256: string, name: string, held: typeof proof | null = null) {
      writeFileSync(fileOf(sha256), 'four');
      return keepModel(orm, folder, {
        sha256,
        name,
        sizeBytes: 4,
        format: 'ONNX',
        producer: 'pytorch 2.13.0',
        files: ['net.onnx'],
        inputShape: [28, 28, 1],
        outputs: 10,
        parameters: 7,
        prunableWeights: 5,
        prunableUnits: 3,
        macs: 5,
        notes: [],
        proof: held,
      });
    },
  };
}

it('keeps a network once: the same files under the same name are the same network', () => {
  const { orm, keep } = openFolder();
  const first = keep('a', 'own');
  expect(first).toMatchObject({
    choice: { id: 'imported', name: 'own', sha256: 'a' },
    format: 'ONNX',
    files: ['net.onnx'],
    proof: null,
    usedBy: 0,
  });
  expect(keep('a', 'own')).toEqual(first);
  expect(modelsOf({ orm })).toEqual([first]);
  expect(importedNames(orm).model('own')).toBe('a');
  expect(importedNames(orm).model('other')).toBeUndefined();
});

it('adds the proof where the same network comes with outputs that are expected, and keeps it', () => {
  const { orm, keep } = openFolder();
  keep('a', 'own');
  expect(keep('a', 'own', proof).proof).toEqual(proof);
  expect(keep('a', 'own').proof).toEqual(proof);
  expect(modelsOf({ orm }).map((model) => model.proof)).toEqual([proof]);
});

it('refuses a network under a second name, and a second network under a name', () => {
  const { keep, stored } = openFolder();
  keep('a', 'own');
  expect(() => keep('a', 'other')).toThrow(UserError);
  expect(() => keep('a', 'other')).toThrow('in this data folder already, as "own": use that one');
  expect(() => keep('b', 'own')).toThrow('There is another network "own" in this data folder');
  expect([stored('a'), stored('b')]).toEqual([true, false]);
});

it('removes a network for good, unless an experiment is on it', () => {
  const { orm, models, keep, stored } = openFolder();
  keep('a', 'own');
  keep('b', 'used');
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    const model = { id: 'imported', name: 'as it was called', sha256: 'b' };
    storeExperiment(orm, name, [], 0, { name, model });
  }
  expect(removeModel({ orm, models }, 'a')).toEqual({ bytes: 4 });
  expect(stored('a')).toBe(false);
  expect(() => removeModel({ orm, models }, 'a')).toThrow(NotFound);
  expect(() => removeModel({ orm, models }, 'b')).toThrow(
    'The network "used" is used by "One", "Two", "Three" and 1 more',
  );
  expect(modelsOf({ orm }).map(({ name, usedBy }) => [name, usedBy])).toEqual([['used', 4]]);
});
