import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeDatasetFile } from '../../engine/datasets/import/dataset-file.ts';
import { trainingSchema } from '../../contract/experiment.ts';
import { dataProblems } from './data-problems.ts';

const sha256 = 'a'.repeat(64);
const training = trainingSchema.parse({});
const dataset = { id: 'imported', name: 'tiny', sha256, validationFraction: 0 };

/** A folder with a set of images of 2 by 2 pixels. */
function folderOfTiny(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const part = { count: 1, values: new Uint8Array(4), labels: Uint8Array.of(1) };
  const set = { shape: [2, 2, 1] as const, classNames: ['a', 'b'], train: part, test: part };
  writeFileSync(join(folder, `${sha256}.safetensors`), writeDatasetFile(set));
  return folder;
}

it('a model that takes the images of the data set has no problem', () => {
  const imported = folderOfTiny();
  expect(dataProblems({ dataset, model: { id: 'mlp' }, training }, { imported })).toEqual([]);
  const mnist = { id: 'mnist' };
  expect(dataProblems({ dataset: mnist, model: { id: 'lenet-5' }, training }, {})).toEqual([]);
});

it('a model that needs larger images has one', () => {
  const places = { imported: folderOfTiny() };
  expect(dataProblems({ dataset, model: { id: 'lenet-5' }, training }, places)).toEqual([
    {
      path: 'model',
      message:
        'The model lenet-5 needs images of at least 16 x 16 pixels, and these have 2 x 2: choose another model or data set',
      sentence: {
        template:
          'The model lenet-5 needs images of at least {0} x {1} pixels, and these have {2} x {3}: choose another model or data set.',
        values: [16, 16, 2, 2],
        isPart: true,
      },
    },
  ]);
});

it('a data set that is not in the data folder is one', () => {
  const [problem] = dataProblems(
    { dataset, model: { id: 'mlp' }, training },
    { imported: '/nowhere' },
  );
  expect(problem).toMatchObject({ path: 'dataset' });
  expect(problem?.message).toContain('"tiny" (aaaaaaaaaaaa…) is not in this data folder');
});

it('images can be augmented', () => {
  const augmented = { ...training, augmentation: { shift: 1, flip: true } };
  const places = { imported: folderOfTiny() };
  expect(dataProblems({ dataset, model: { id: 'mlp' }, training: augmented }, places)).toEqual([]);
});
