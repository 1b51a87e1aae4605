import { describe, expect, it } from 'vitest';
import { estimateSeconds } from './estimate.ts';
import type { Plan, PlannedRun, Recipe, TimedRun } from './estimate.ts';

const recipe: Recipe = { batchSize: 64, execution: 'compiled', optimizer: 'sgd' };

const examples = { train: 1000, validation: 0, test: 100 };

function plan(runs: PlannedRun[], part: Partial<Plan> = {}): Plan {
  return { runs, recipe, examples, ...part };
}

function timed(part: Partial<TimedRun> = {}): TimedRun {
  return {
    recipe,
    examples,
    epochs: 10,
    trainingSeconds: 20,
    evaluationSeconds: 0.4,
    otherSeconds: 0.6,
    latencySeconds: 0.25,
    ...part,
  };
}

const baseline = (epochs: number): PlannedRun => ({ isBaseline: true, epochs });
const pruned = (epochs: number): PlannedRun => ({ isBaseline: false, epochs });

describe('the estimate of an experiment', () => {
  it('is not known where nothing like it was ever trained', () => {
    expect(estimateSeconds(plan([baseline(10)]), [], 2)).toBeNull();
  });

  it('is nothing where nothing is left to do, whatever is known', () => {
    expect(estimateSeconds(plan([]), [], 2)).toBe(0);
  });

  it('is epochs and the rest of each run, and a latency each', () => {
    // 20 s for 10 epochs: 2 s an epoch. 1 + 5 × 2 = 11 s, and a latency of 0.25 s.
    expect(estimateSeconds(plan([baseline(5)]), [timed()], 1)).toBeCloseTo(11.25);
  });

  it('takes the mean over epochs, runs and latencies of what was trained', () => {
    const runs = [
      timed(),
      timed({ epochs: 5, trainingSeconds: 25, otherSeconds: 1.6, latencySeconds: 0.75 }),
      timed({ epochs: 0, trainingSeconds: 0, otherSeconds: 2.6, latencySeconds: null }),
    ];
    // 45 s for 15 epochs: 3 s an epoch. 2 s beside them, 0.5 s for a latency. 2 + 4 × 3 + 0.5.
    expect(estimateSeconds(plan([pruned(4)]), runs, 1)).toBeCloseTo(14.5);
  });

  it('shares training among workers, first the baselines, and latencies not', () => {
    const planned = [baseline(10), baseline(10), ...Array.from({ length: 6 }, () => pruned(2))];
    // 1 + 20 = 21 s for each of 2 baselines and 1 + 4 = 5 s for each of 6: 42/2 + 30/2 + 8 × 0.25.
    expect(estimateSeconds(plan(planned), [timed()], 2)).toBeCloseTo(21 + 15 + 2);
  });

  it('is never less than the longest run, however many workers there are', () => {
    // 21 s for the one baseline, 5 s for three that run side by side, 4 latencies.
    const planned = [baseline(10), pruned(2), pruned(2), pruned(2)];
    expect(estimateSeconds(plan(planned), [timed()], 8)).toBeCloseTo(21 + 5 + 1);
  });

  it('assumes a tenth of a second for a latency that was never measured', () => {
    const runs = [timed({ latencySeconds: null })];
    expect(estimateSeconds(plan([baseline(5)]), runs, 1)).toBeCloseTo(11.1);
  });

  it('goes by the same recipe alone where it was trained', () => {
    const other = timed({ recipe: { ...recipe, optimizer: 'adam' }, trainingSeconds: 500 });
    expect(estimateSeconds(plan([baseline(5)]), [other, timed()], 1)).toBeCloseTo(11.25);
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
    const estimate = (runs: TimedRun[]) =>
      estimateSeconds(plan([baseline(10)], { recipe: asked }), runs, 1);
    expect(estimate([eager])).toBeCloseTo(1001.25);
    expect(estimate([eager, larger])).toBeCloseTo(11.25);
    expect(estimate([eager, larger, adam])).toBeCloseTo(41.25);
    expect(estimate([eager, larger, adam, momentum])).toBeCloseTo(31.25);
  });

  it('scales training by the examples that are seen', () => {
    // 2 s an epoch of 1000: 6 s an epoch of 3000. 1 + 5 × 6 = 31 s, and a latency of 0.25 s.
    const larger = { examples: { ...examples, train: 3000 } };
    expect(estimateSeconds(plan([baseline(5)], larger), [timed()], 1)).toBeCloseTo(31.25);
    // Of 1000, 400 are set aside: 600 + 400/3 are seen, in 2 × 0.7333 s an epoch.
    const split = { examples: { ...examples, train: 600, validation: 400 } };
    expect(estimateSeconds(plan([baseline(5)], split), [timed()], 1)).toBeCloseTo(
      1 + (10 * (600 + 400 / 3)) / 1000 + 0.25,
    );
  });

  it('scales evaluation by the examples of the test set', () => {
    // 0.4 s for 100: 4 s for 1000. 0.6 + 4 + 10 + 0.25.
    const larger = { examples: { ...examples, test: 1000 } };
    expect(estimateSeconds(plan([baseline(5)], larger), [timed()], 1)).toBeCloseTo(14.85);
  });

  it('takes runs on as many examples where there are such', () => {
    // On small sets a step has much that no example takes: 0.5 s an epoch of 100.
    const few = timed({ examples: { ...examples, train: 100 }, trainingSeconds: 5 });
    const asked = (train: number) => ({ examples: { ...examples, train } });
    const estimate = (train: number) =>
      estimateSeconds(plan([baseline(10)], asked(train)), [timed(), few], 1);
    expect(estimate(1000)).toBeCloseTo(21.25);
    expect(estimate(100)).toBeCloseTo(6.25);
    expect(estimate(200)).toBeCloseTo(11.25);
  });
});
