import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, kindsOf, requestOf, suggestedName } from './import-request.ts';
import type { FileKind, ImportForm } from './import-request.ts';

const form: ImportForm = { ...EMPTY_FORM, name: 'own set' };
const BOTH: FileKind[] = ['tables', 'pictures'];
const requested = (said: Partial<ImportForm>, kinds = BOTH) =>
  requestOf({ ...form, ...said }, kinds);

describe('the request that a form means', () => {
  it('has nothing but a name where nothing else was said', () => {
    expect(requested({})).toEqual({ request: { name: 'own set' } });
  });

  it.each([
    ['classNames', 'cat, dog,owl', ['cat', 'dog', 'owl']],
    ['range', '0,16', [0, 16]],
    ['range', '0 to 16', [0, 16]],
    ['range', '-1 - 1', [-1, 1]],
    ['range', '0 到 16', [0, 16]],
    ['clip', true, true],
    ['stratify', false, false],
    ['labelColumn', ' kind ', 'kind'],
    ['withoutColumns', 'id, 3', ['id', '3']],
    ['categoricalColumns', 'month', ['month']],
    ['withoutIncompleteRows', true, true],
    ['as', 'table', 'table'],
    ['shape', '32 × 24', [32, 24, 1]],
    ['resize', '28x20', [28, 20]],
    ['channels', '3', 3],
  ])('has what the field %s says: %j', (field, said, expected) => {
    expect(requested({ [field]: said })).toEqual({
      request: { name: 'own set', [field]: expected },
    });
  });

  it('says nothing of a kind that the files are not', () => {
    const said = { shape: '32x32', resize: '28x28', channels: '1' } as const;
    expect(requested(said, ['tables'])).toEqual({
      request: { name: 'own set', shape: [32, 32, 1] },
    });
    expect(requested({ ...said, as: 'sequences' }, ['tables'])).toEqual({
      request: { name: 'own set', shape: [32, 32, 1] },
    });
    expect(requested({ ...said, as: 'sequences', labelColumn: 'kind' }, ['arrays'])).toEqual({
      request: { name: 'own set', as: 'sequences', shape: [32, 32, 1] },
    });
    expect(requested({ ...said, as: 'table' }, ['pictures'])).toEqual({
      request: { name: 'own set', resize: [28, 28], channels: 1 },
    });
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: '../secret' }],
    ['classNames', { classNames: 'one' }],
    ['classNames', { classNames: Array.from({ length: 257 }, (_, at) => `c${at}`).join() }],
    ['range', { range: '16' }],
    ['range', { range: '16, 0' }],
    ['range', { range: 'dark to bright' }],
    ['withoutColumns', { withoutColumns: 'a,,b' }],
    ['shape', { shape: '32' }],
    ['shape', { shape: '32x32x5x1' }],
    ['shape', { shape: 'wide' }],
    ['resize', { resize: '28' }],
    ['resize', { resize: '28x28x3' }],
  ])('names the field %s that it cannot understand: %j', (field, said) => {
    expect(requested(said)).toEqual({ wrong: [field] });
  });
});

describe('the kinds that files may be', () => {
  it.each([
    [[], BOTH],
    [['own.csv'], ['tables']],
    [['own.csv.gz'], ['tables']],
    [['own/cat/1.png', 'own/notes.txt'], ['pictures']],
    [['pets.zip'], ['pictures']],
    [['pets.tar.gz'], ['pictures']],
    [['own.npz'], ['arrays']],
    [['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz'], []],
    [['data_batch_1.bin'], []],
  ])('are told by their names: %j', (names, kinds) => {
    expect(kindsOf(names)).toEqual(kinds);
  });
});

describe('the name that is suggested', () => {
  it.each([
    [['fashion-mnist_train.csv', 'fashion-mnist_test.csv'], 'fashion-mnist'],
    [['cifar-10-binary.tar.gz'], 'cifar-10'],
    [['digits.npz'], 'digits'],
    [['notes.txt'], 'notes'],
    [['pets/cat/1.png', 'pets/dog/1.png'], 'pets'],
    [['train/cat/1.png', 'test/cat/1.png'], ''],
    [['train-images-idx3-ubyte.gz', 't10k-images-idx3-ubyte.gz'], ''],
    [['data_batch_1.bin', 'test_batch.bin'], ''],
    [[], ''],
  ])('for %j is "%s"', (names, expected) => {
    expect(suggestedName(names)).toBe(expected);
  });
});
