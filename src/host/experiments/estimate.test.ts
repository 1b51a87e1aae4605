import { describe, expect, it } from 'vitest';
import { estimateSeconds } from './estimate.ts';
import type { PlannedRun, Recipe, TimedRun } from './estimate.ts';

const recipe: Recipe = { batchSize: 64, execution: 'compiled', optimizer: 'sgd' };

function timed(part: Partial<TimedRun> = {}): TimedRun {
  return {
    recipe,
    epochs: 10,
    trainingSeconds: 20,
    otherSeconds: 1,
    latencySeconds: 0.25,
    ...part,
  };
}

const baseline = (epochs: number): PlannedRun => ({ isBaseline: true, epochs });
const pruned = (epochs: number): PlannedRun => ({ isBaseline: false, epochs });

describe('the estimate of an experiment', () => {
  it('is not known where nothing like it was ever trained', () => {
    expect(estimateSeconds([baseline(10)], recipe, [], 2)).toBeNull();
  });

  it('is nothing where nothing is left to do, whatever is known', () => {
    expect(estimateSeconds([], recipe, [], 2)).toBe(0);
  });

  it('is epochs and the rest of each run, and a latency each', () => {
    // 20 s for 10 epochs: 2 s an epoch. 1 + 5 × 2 = 11 s, and a latency of 0.25 s.
    expect(estimateSeconds([baseline(5)], recipe, [timed()], 1)).toBeCloseTo(11.25);
  });

  it('takes the mean over epochs, runs and latencies of what was trained', () => {
    const runs = [
      timed(),
      timed({ epochs: 5, trainingSeconds: 25, otherSeconds: 2, latencySeconds: 0.75 }),
      timed({ epochs: 0, trainingSeconds: 0, otherSeconds: 3, latencySeconds: null }),
    ];
    // 45 s for 15 epochs: 3 s an epoch. 2 s beside them, 0.5 s for a latency. 2 + 4 × 3 + 0.5.
    expect(estimateSeconds([pruned(4)], recipe, runs, 1)).toBeCloseTo(14.5);
  });

  it('shares training among workers, first the baselines, and latencies not', () => {
    const planned = [baseline(10), baseline(10), ...Array.from({ length: 6 }, () => pruned(2))];
    // 1 + 20 = 21 s for each of 2 baselines and 1 + 4 = 5 s for each of 6: 42/2 + 30/2 + 8 × 0.25.
    expect(estimateSeconds(planned, recipe, [timed()], 2)).toBeCloseTo(21 + 15 + 2);
  });

  it('is never less than the longest run, however many workers there are', () => {
    // 21 s for the one baseline, 5 s for three that run side by side, 4 latencies.
    const planned = [baseline(10), pruned(2), pruned(2), pruned(2)];
    expect(estimateSeconds(planned, recipe, [timed()], 8)).toBeCloseTo(21 + 5 + 1);
  });

  it('assumes half a second for a latency that was never measured', () => {
    const runs = [timed({ latencySeconds: null })];
    expect(estimateSeconds([baseline(5)], recipe, runs, 1)).toBeCloseTo(11.5);
  });

  it('goes by the same recipe alone where it was trained', () => {
    const other = timed({ recipe: { ...recipe, optimizer: 'adam' }, trainingSeconds: 500 });
    expect(estimateSeconds([baseline(5)], recipe, [other, timed()], 1)).toBeCloseTo(11.25);
  });

  it('else goes by the nearest: executed alike, then by batch size, then by optimizer', () => {
    const eager = timed({ recipe: { ...recipe, execution: 'eager' }, trainingSeconds: 1000 });
    const larger = timed({ recipe: { ...recipe, batchSize: 256 }, trainingSeconds: 10 });
    const adam = timed({
      recipe: { ...recipe, batchSize: 128, optimizer: 'adam' },
      trainingSeconds: 40,
    });
    const momentum = timed({
      recipe: { ...recipe, batchSize: 128, optimizer: 'momentum' },
      trainingSeconds: 30,
    });
    const asked: Recipe = { ...recipe, optimizer: 'momentum' };
    const estimate = (runs: TimedRun[]) => estimateSeconds([baseline(10)], asked, runs, 1);
    expect(estimate([eager])).toBeCloseTo(1001.25);
    expect(estimate([eager, larger])).toBeCloseTo(11.25);
    expect(estimate([eager, larger, adam])).toBeCloseTo(41.25);
    expect(estimate([eager, larger, adam, momentum])).toBeCloseTo(31.25);
  });
});
