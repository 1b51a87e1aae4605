import { describe, expect, it } from 'vitest';
import { requireAscending } from './interruptions.ts';

describe('the steps of interruptions', () => {
  it('ascend from 1 on', () => {
    expect(() => requireAscending([1, 2, 40])).not.toThrow();
    expect(() => requireAscending([])).not.toThrow();
  });

  it.each([
    ['before the first step', [0], 'got 0 where at least 1'],
    ['twice at one', [3, 3], 'got 3 where at least 4'],
    ['backwards', [5, 2], 'got 2 where at least 6'],
    ['between two steps', [1.5], 'got 1.5 where at least 1'],
  ])('may not be %s', (_, steps, message) => {
    expect(() => requireAscending(steps)).toThrow(message);
  });
});
