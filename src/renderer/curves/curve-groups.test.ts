import { describe, expect, it } from 'vitest';
import { runOf } from '../../../test/fixtures/records.ts';
import { curveGroups, usualGroups } from './curve-groups.ts';

const series = [
  { key: '1-magnitude', strategy: 'magnitude', parameters: { scope: 'global', steps: 1 } },
  { key: '2-magnitude', strategy: 'magnitude', parameters: { scope: 'layer', steps: 1 } },
];
const runs = [
  runOf({ id: 'base', strategy: 'dense', level: 0, seed: 0 }),
  runOf({ id: 'a', parameters: { scope: 'global', steps: 1 }, seed: 1 }),
  runOf({ id: 'b', parameters: { steps: 1, scope: 'layer' }, seed: 0 }),
  runOf({ id: 'c', parameters: { scope: 'global', steps: 1 }, seed: 0 }),
  runOf({ id: 'd', parameters: { scope: 'global', steps: 1 }, seed: 0, level: 0.9 }),
];

describe('curveGroups', () => {
  it('puts the seeds of one strategy at one level together, under the key of their point', () => {
    const groups = curveGroups(runs, series);
    expect(groups.map(({ key }) => key)).toEqual([
      'dense',
      '1-magnitude@0.5',
      '2-magnitude@0.5',
      '1-magnitude@0.9',
    ]);
    expect(groups.map((group) => group.runs.map(({ id }) => id))).toEqual([
      ['base'],
      ['c', 'a'],
      ['b'],
      ['d'],
    ]);
    expect(groups[3]?.seriesKey).toBe('1-magnitude');
  });

  it('keeps the seeds of one threshold together, whatever sparsities they achieve', () => {
    const threshold = { strategy: 'threshold', parameters: { threshold: 0.01 }, level: 0.01 };
    const seeds = [
      runOf({ ...threshold, seed: 0, sparsity: 0.25 }),
      runOf({ ...threshold, seed: 1, sparsity: 0.26 }),
    ];
    const entry = { key: '1-threshold', strategy: 'threshold', parameters: {} };
    expect(curveGroups(seeds, [entry]).map(({ key }) => key)).toEqual(['1-threshold@0.01']);
  });
});

describe('usualGroups', () => {
  const groups = curveGroups(runs, series);

  it('are the dense network and the highest levels that have begun', () => {
    expect(usualGroups(groups, () => true)).toEqual([
      'dense',
      '1-magnitude@0.9',
      '2-magnitude@0.5',
    ]);
    expect(usualGroups(groups, ({ level }) => level < 0.9)).toEqual([
      'dense',
      '1-magnitude@0.5',
      '2-magnitude@0.5',
    ]);
    expect(usualGroups(groups, () => false)).toEqual([]);
  });
});
