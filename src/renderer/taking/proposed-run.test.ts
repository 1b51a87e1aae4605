import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../contract/run.ts';
import { proposedRun, takeable } from './proposed-run.ts';

const run = (
  seed: number,
  accuracy: number,
  validationAccuracy: number | null = null,
  others: Partial<RunRecord> = {},
) =>
  ({
    id: `run ${seed}`,
    seed,
    status: 'done',
    weightsSha256: 'hash',
    metrics: { accuracy, validationAccuracy },
    ...others,
  }) as RunRecord;

describe('the run whose network is proposed to be taken', () => {
  it('is the most accurate on the examples that were set aside', () => {
    const runs = [run(0, 0.99, 0.9), run(1, 0.95, 0.93), run(2, 0.97, 0.93)];
    expect(proposedRun(runs)).toEqual({ run: runs[1], reason: 'validation' });
  });

  it('is else the one nearest the mean, and not the best on the test set', () => {
    const runs = [run(0, 0.99), run(1, 0.93), run(2, 0.95)];
    expect(proposedRun(runs)).toEqual({ run: runs[2], reason: 'typical' });
  });

  it('is not chosen by examples that some runs do not have', () => {
    const runs = [run(0, 0.9, 0.99), run(1, 0.93), run(2, 0.96)];
    expect(proposedRun(runs)).toEqual({ run: runs[1], reason: 'typical' });
  });

  it('is the only one where there is no other, and none where there is none', () => {
    const only = run(3, 0.9);
    expect(proposedRun([only])).toEqual({ run: only, reason: 'only' });
    expect(proposedRun([])).toBeUndefined();
  });

  it('has its weights, and is trained', () => {
    const runs = [
      run(0, 0.9),
      run(1, 0.9, null, { status: 'trained' }),
      run(2, 0.9, null, { weightsSha256: null }),
      run(3, 0.9, null, { status: 'failed', metrics: null }),
      run(4, 0.9, null, { status: 'running', metrics: null, weightsSha256: null }),
    ];
    expect(takeable(runs).map(({ seed }) => seed)).toEqual([0, 1]);
  });
});
