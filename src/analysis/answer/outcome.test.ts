import { describe, expect, it } from 'vitest';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import { outcomeSchema } from '../../contract/outcome.ts';
import { ask, dense, point } from './ask.fixture.ts';
import { outcomeOf } from './outcome.ts';

const outcome = (runs: Parameters<typeof ask>[0], lacksReference = false) =>
  outcomeSchema.parse(outcomeOf(ask(runs, FIRST_NEEDS), lacksReference));

describe('an outcome', () => {
  it('is the smallest that loses no more than a point, with the figures of the answer', () => {
    const found = outcome([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.9, [0.945, 0.944, 0.946], { gzipBytes: 100 }),
      ...point('magnitude', 0.95, [0.9, 0.91, 0.9], { gzipBytes: 50 }),
      ...point('random', 0.5, [0.945, 0.946, 0.944], { gzipBytes: 500 }),
    ]);
    expect(found).toMatchObject({ considered: 3, meeting: 2, guessing: 0, equivalent: 0 });
    expect(found.best).toMatchObject({ strategy: 'magnitude', sparsity: 0.9, gzipBytes: 100 });
    expect(found.best?.accuracy.mean).toBeCloseTo(0.945, 12);
    expect(found.best?.difference).toBeCloseTo(-0.005, 12);
  });

  it('says that the interval of the best crosses the limit, where it does', () => {
    const runs = (accuracies: number[]) => [
      ...dense(0, 1, 2),
      ...point('magnitude', 0.9, accuracies),
    ];
    expect(outcome(runs([0.945, 0.9451, 0.9449])).best?.certain).toBe(true);
    expect(outcome(runs([0.96, 0.93, 0.945])).best?.certain).toBe(false);
    expect(outcome([...dense(0), ...point('magnitude', 0.9, [0.945])])).toMatchObject({
      best: { certain: null, accuracy: { n: 1, halfWidth: null } },
    });
  });

  it('recommends nothing where the answer does not', () => {
    const losing = [...dense(0, 1), ...point('magnitude', 0.9, [0.5, 0.51])];
    expect(outcome(losing)).toMatchObject({ verdict: 'none', meeting: 0, best: null });
    expect(outcome([])).toMatchObject({ verdict: 'empty', best: null });
  });

  it('passes on that its reference was trained for less', () => {
    const runs = [...dense(0, 1), ...point('magnitude', 0.9, [0.945, 0.944])];
    expect(outcome(runs)).toMatchObject({ lacksReference: false });
    expect(outcome(runs, true)).toMatchObject({ lacksReference: true });
  });

  it('counts those of whom it is not decided whether they are as small', () => {
    const found = outcome([
      ...dense(0, 1),
      ...point('magnitude', 0.9, [0.945, 0.944], { gzipBytes: 100 }),
      ...point('taylor', 0.9, [0.945, 0.944], { gzipBytes: 100 }),
    ]);
    expect(found.equivalent + found.undecided).toBe(1);
  });
});
