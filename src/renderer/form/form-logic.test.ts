import { describe, expect, it } from 'vitest';
import { humanised } from './humanised.ts';
import { readNumbers, readSparsity } from './read-numbers.ts';

describe('readNumbers', () => {
  it('reads what is typed or pasted, whatever stands between', () => {
    expect(readNumbers(' 0.5, 0.8;0.9\t1e-3，2').numbers).toEqual([0.5, 0.8, 0.9, 0.001, 2]);
    expect(readNumbers('')).toEqual({ numbers: [], unread: [] });
  });

  it('says what it could not read', () => {
    expect(readNumbers('1 two 3')).toEqual({ numbers: [1, 3], unread: ['two'] });
  });

  it('takes sparsities as fractions, in percent and as compression ratios', () => {
    expect(readNumbers('0.5 80% 32x 3×', readSparsity).numbers).toEqual([
      0.5, 0.8, 0.96875, 0.666667,
    ]);
    expect(readNumbers('0x %', readSparsity).unread).toEqual(['0x', '%']);
  });
});

describe('humanised', () => {
  it.each([
    ['maxTrainExamples', 'Max train examples'],
    ['power-law', 'Power law'],
    ['n', 'N'],
  ])('reads %s as %s', (name, words) => {
    expect(humanised(name)).toBe(words);
  });
});
