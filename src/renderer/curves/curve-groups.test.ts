import { describe, expect, it } from 'vitest';
import { runOf } from '../test-data.ts';
import { curveGroups } from './curve-groups.ts';

describe('curveGroups', () => {
  it('puts the seeds of one strategy at one sparsity together, in order', () => {
    const groups = curveGroups([
      runOf({ id: 'a', parameters: { scope: 'global' }, seed: 1 }),
      runOf({ id: 'b', parameters: { scope: 'layer' }, seed: 0 }),
      runOf({ id: 'c', parameters: { scope: 'global' }, seed: 0 }),
      runOf({ id: 'd', parameters: { scope: 'global' }, seed: 0, level: 0.9 }),
    ]);
    expect(groups.map(({ runs }) => runs.map(({ id }) => id))).toEqual([['c', 'a'], ['b'], ['d']]);
  });

  it('keeps the seeds of one threshold together, whatever sparsities they achieve', () => {
    const threshold = { strategy: 'threshold', parameters: { threshold: 0.01 }, level: 0.01 };
    expect(
      curveGroups([
        runOf({ ...threshold, seed: 0, sparsity: 0.25 }),
        runOf({ ...threshold, seed: 1, sparsity: 0.26 }),
      ]),
    ).toHaveLength(1);
  });

  it('has the baseline once', () => {
    const groups = curveGroups([
      runOf({ id: 'a', strategy: 'dense', level: 0, seed: 0 }),
      runOf({ id: 'b', strategy: 'dense', level: 0, seed: 1 }),
    ]);
    expect(groups).toHaveLength(1);
  });
});
