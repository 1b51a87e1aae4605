import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/contract/errors.ts';
import { readExamples } from '../../../src/engine/datasets/import/read-examples.ts';
import { BOMBS } from './bombs.ts';

describe('a file that asks for more than it has', () => {
  it.each(BOMBS.filter(({ isCheap }) => isCheap))('is told so: $name', ({ make, told }) => {
    const file = make();
    expect(() => readExamples([file])).toThrow(UserError);
    expect(() => readExamples([file])).toThrow(told);
  });
});
