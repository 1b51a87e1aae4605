import { describe, expect, it } from 'vitest';
import { matchesQuery } from './search.ts';

describe('matchesQuery', () => {
  it('wants every word, in any order and case', () => {
    expect(matchesQuery('Article comparison MNIST Magnitude', 'mnist article')).toBe(true);
    expect(matchesQuery('Article comparison MNIST Magnitude', 'mnist lenet')).toBe(false);
  });

  it('finds Chinese words without spaces between them', () => {
    expect(matchesQuery('论文对比 权重幅值', '权重')).toBe(true);
  });

  it('lets everything through when nothing is asked', () => {
    expect(matchesQuery('anything', '  ')).toBe(true);
  });
});
