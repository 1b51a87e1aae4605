import { describe, expect, it } from 'vitest';
import { requestOf, suggestedName } from './import-request.ts';

const form = { name: 'own set', classNames: '', labelColumn: '', shape: '' };

describe('the request that a form means', () => {
  it('has nothing but a name where nothing else was said', () => {
    expect(requestOf(form)).toEqual({ request: { name: 'own set' } });
  });

  it('reads names of classes and a shape, one channel where none is named', () => {
    const said = { ...form, classNames: 'cat, dog,owl', shape: '32 × 24' };
    expect(requestOf(said)).toEqual({
      request: { name: 'own set', classNames: ['cat', 'dog', 'owl'], shape: [32, 24, 1] },
    });
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: '../secret' }],
    ['classNames', { classNames: 'one' }],
    ['shape', { shape: '32' }],
    ['shape', { shape: '32x32x5' }],
    ['shape', { shape: 'wide' }],
  ])('names the field %s that it cannot understand: %j', (field, said) => {
    expect(requestOf({ ...form, ...said })).toEqual({ wrong: [field] });
  });
});

describe('the name that is suggested', () => {
  it.each([
    [['fashion-mnist_train.csv', 'fashion-mnist_test.csv'], 'fashion-mnist'],
    [['cifar-10-binary.tar.gz'], 'cifar-10'],
    [['digits.npz'], 'digits'],
    [['train-images-idx3-ubyte.gz', 't10k-images-idx3-ubyte.gz'], ''],
    [['data_batch_1.bin', 'test_batch.bin'], ''],
    [[], ''],
  ])('for %j is "%s"', (names, expected) => {
    expect(suggestedName(names)).toBe(expected);
  });
});
