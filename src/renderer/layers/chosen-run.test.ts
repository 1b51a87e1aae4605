import { describe, expect, it } from 'vitest';
import type { ComparisonSeries } from '../../contract/results.ts';
import { comparisonPoint } from '../../../test/fixtures/records.ts';
import { besideSeries, chooseBeside, chooseRun, seriesWithRuns } from './chosen-run.ts';

const series = (key: string, levels: readonly number[], seeds: readonly number[]) =>
  ({
    key,
    strategy: key,
    telling: [],
    family: 'weight',
    parameters: {},
    points: levels.map((level) =>
      comparisonPoint({
        level,
        runs: seeds.map((seed) => ({ id: `${key} ${level} ${seed}`, seed, fold: null })),
      }),
    ),
  }) satisfies ComparisonSeries;
const all = [
  series('unfinished', [], []),
  series('magnitude', [0.5, 0.9], [0, 1]),
  series('random', [0.5], [1]),
];
const nothing = { strategy: null, level: null, seed: null };

describe('the run that is looked into', () => {
  it('is the one that the address asks for', () => {
    const chosen = chooseRun(all, { strategy: 'magnitude', level: 0.5, seed: '1' });
    expect(chosen?.run.id).toBe('magnitude 0.5 1');
  });

  it('is by itself the first finished strategy at its highest level with its first seed', () => {
    expect(chooseRun(all, nothing)?.run.id).toBe('magnitude 0.9 0');
  });

  it('keeps to what there is where the address asks for something else', () => {
    const asked = { strategy: 'random', level: 0.9, seed: '0' };
    expect(chooseRun(all, asked)?.run.id).toBe('random 0.5 1');
    expect(chooseRun(all, { ...asked, strategy: 'gone' })?.run.id).toBe('magnitude 0.9 0');
  });

  it('is none while nothing is finished', () => {
    expect(chooseRun([series('unfinished', [], [])], nothing)).toBeUndefined();
    expect(seriesWithRuns(all).map(({ key }) => key)).toEqual(['magnitude', 'random']);
  });
});

describe('the run beside it', () => {
  const main = chooseRun(all, { strategy: 'magnitude', level: 0.5, seed: '1' }) ?? expect.fail();

  it('is none until one is asked for, and none that is not there', () => {
    expect(chooseBeside(all, main, { strategy: null, level: null })).toBeUndefined();
    expect(chooseBeside(all, main, { strategy: 'gone', level: null })).toBeUndefined();
  });

  it('has the same seed, and the same level unless another is asked for', () => {
    expect(chooseBeside(all, main, { strategy: 'random', level: null })?.run.id).toBe(
      'random 0.5 1',
    );
    expect(chooseBeside(all, main, { strategy: 'magnitude', level: 0.9 })?.run.id).toBe(
      'magnitude 0.9 1',
    );
  });

  it('is never the run itself', () => {
    expect(chooseBeside(all, main, { strategy: 'magnitude', level: null })?.run.id).toBe(
      'magnitude 0.9 1',
    );
    const [own] = besideSeries(all, main);
    expect(own?.points.map(({ level, runs }) => [level, runs.length])).toEqual([
      [0.5, 0],
      [0.9, 1],
    ]);
    const first = chooseRun(all, { strategy: 'magnitude', level: 0.5, seed: '0' }) ?? expect.fail();
    expect(besideSeries(all, first).map(({ key }) => key)).toEqual(['magnitude']);
  });
});
