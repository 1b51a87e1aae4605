import { describe, expect, it } from 'vitest';
import { pointAt } from '../../../test/fixtures/records.ts';
import type { CurveMeasure } from '../../contract/curves.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { curveSegments } from './curve-segments.ts';
import type { CurveRun } from './curve-segments.ts';

const at = (
  stage: 'train' | 'fine-tune',
  epoch: number,
  trainAccuracy: number,
  validationAccuracy: number | null = null,
): MetricPoint => ({ ...pointAt(stage, epoch), trainAccuracy, validationAccuracy });
const figures = (accuracy: number, oneShotAccuracy: number | null) => ({
  accuracy,
  oneShotAccuracy,
  loss: 1 - accuracy,
});
const EPOCHS_BEFORE = 10;
const segmentsOf = (runs: readonly CurveRun[], measure: CurveMeasure = 'accuracy') =>
  curveSegments(runs, measure, EPOCHS_BEFORE);
/** Without the spread, as `[epoch, mean]`. */
const drawn = (runs: readonly CurveRun[], measure?: CurveMeasure) =>
  segmentsOf(runs, measure).map(({ set, kind, fromEpoch, points }) => ({
    set,
    kind,
    fromEpoch,
    values: points.map(({ epoch, mean }) => [epoch, Number(mean.toFixed(6))]),
  }));

describe('curve segments', () => {
  it('of the dense network begin at the first epoch and end with its test accuracy', () => {
    const dense = {
      points: [at('train', 1, 0.7), at('train', 2, 0.8)],
      metrics: figures(0.75, null),
    };
    expect(drawn([dense])).toEqual([
      {
        set: 'training',
        kind: 'from-start',
        fromEpoch: 0,
        values: [
          [1, 0.7],
          [2, 0.8],
        ],
      },
      { set: 'test', kind: 'from-start', fromEpoch: 0, values: [[2, 0.75]] },
    ]);
  });

  it('of what is fine-tuned stand behind the training, and the test begins with one-shot', () => {
    const pruned = {
      points: [at('fine-tune', 1, 0.6, 0.55), at('fine-tune', 2, 0.7, 0.65)],
      metrics: figures(0.68, 0.2),
    };
    expect(drawn([pruned])).toEqual([
      {
        set: 'training',
        kind: 'fine-tuning',
        fromEpoch: 10,
        values: [
          [11, 0.6],
          [12, 0.7],
        ],
      },
      {
        set: 'validation',
        kind: 'fine-tuning',
        fromEpoch: 10,
        values: [
          [11, 0.55],
          [12, 0.65],
        ],
      },
      {
        set: 'test',
        kind: 'fine-tuning',
        fromEpoch: 10,
        values: [
          [10, 0.2],
          [12, 0.68],
        ],
      },
    ]);
  });

  it('of what is trained anew begin at the first epoch, pruned or not', () => {
    const anew = { points: [at('train', 1, 0.4)], metrics: figures(0.5, null) };
    expect(drawn([anew]).map(({ kind, values }) => [kind, values])).toEqual([
      ['from-start', [[1, 0.4]]],
      ['from-start', [[1, 0.5]]],
    ]);
  });

  it('of what is pruned and left so are its one-shot accuracy alone', () => {
    expect(drawn([{ points: [], metrics: figures(0.2, 0.2) }])).toEqual([
      { set: 'test', kind: 'fine-tuning', fromEpoch: 10, values: [[10, 0.2]] },
    ]);
  });

  it('have no one-shot loss, which nobody measures', () => {
    const pruned = { points: [at('fine-tune', 1, 0.6)], metrics: figures(0.7, 0.2) };
    expect(drawn([pruned], 'loss').at(-1)?.values).toEqual([[11, 0.3]]);
  });

  it('are means over the runs that have come so far, with their standard deviation', () => {
    const [training] = segmentsOf([
      { points: [at('fine-tune', 1, 0.8), at('fine-tune', 2, 0.9)], metrics: null },
      { points: [at('fine-tune', 1, 0.6)], metrics: null },
    ]);
    expect(training?.points).toEqual([
      {
        epoch: 11,
        mean: expect.closeTo(0.7, 12),
        // Half of the difference, times the root of two.
        sd: expect.closeTo(0.1 * Math.SQRT2, 12),
        n: 2,
      },
      { epoch: 12, mean: 0.9, sd: null, n: 1 },
    ]);
  });

  it('are none before anything has begun', () => {
    expect(segmentsOf([{ points: [], metrics: null }])).toEqual([]);
    expect(segmentsOf([])).toEqual([]);
  });
});
