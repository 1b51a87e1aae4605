import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { humanised } from './humanised.ts';
import { readNumber, readNumbers, readSparsity, typedText } from './read-numbers.ts';

describe('readNumbers', () => {
  it('reads what is typed or pasted, whatever stands between', () => {
    expect(readNumbers(' 0.5, 0.8;0.9\t1e-3，2')).toEqual([0.5, 0.8, 0.9, 0.001, 2]);
    expect(readNumbers('')).toEqual([]);
  });

  it('keeps what it could not read, where it stands', () => {
    expect(readNumbers('1 two 3')).toEqual([1, 'two', 3]);
  });

  it('takes sparsities as fractions, in percent and as compression ratios', () => {
    expect(readNumbers('0.5 80% 32x 3×', readSparsity)).toEqual([0.5, 0.8, 0.96875, 0.666667]);
    expect(readNumbers('0x %', readSparsity)).toEqual(['0x', '%']);
  });

  it.each([
    ['-5', -5],
    ['1e-3', 0.001],
    ['abc', 'abc'],
    ['1 000', '1 000'],
    [' ', undefined],
  ])('reads %j alone as %j', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('reads anew what it has shown of any value', () => {
    const typed = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string());
    fc.assert(
      fc.property(typed, (value) => {
        const read = readNumber(typedText(value));
        // A text that is a number is one; minus zero is zero in JSON.
        expect(readNumber(typedText(read))).toEqual(read);
        if (typeof value === 'number') expect(read).toBe(value + 0);
      }),
    );
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
