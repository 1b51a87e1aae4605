import { describe, expect, it } from 'vitest';
import { figuresIn } from '../format/figures.ts';
import { pointAt } from '../test-data.ts';
import { curveChartOption } from './curve-chart.ts';
import { CHART_INK } from './palette.ts';
import { dataOf } from './test-chart.ts';

describe('learning curves', () => {
  const input = {
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    measure: 'accuracy' as const,
    colour: '#123456',
    texts: {
      epoch: 'Epoch',
      training: (seed: number) => `training ${seed}`,
      validation: (seed: number) => `validation ${seed}`,
    },
  };
  const validated = { ...pointAt('train', 2), validationAccuracy: 0.9, validationLoss: 0.3 };

  it('has a line per seed, and one more where there is a validation set', () => {
    const option = curveChartOption({
      ...input,
      curves: [
        { runId: 'a', seed: 0, points: [pointAt('train', 1), validated] },
        { runId: 'b', seed: 1, points: [pointAt('train', 1)] },
      ],
    });
    expect(option.series.map(({ name }) => name)).toEqual([
      'training 0',
      'validation 0',
      'training 1',
    ]);
    expect(dataOf(option, 'a training')).toEqual([
      [1, 0.5],
      [2, 1 - 1 / 3],
    ]);
    expect(dataOf(option, 'a validation')).toEqual([[2, 0.9]]);
  });

  it('shows losses when asked for them', () => {
    const option = curveChartOption({
      ...input,
      measure: 'loss',
      curves: [{ runId: 'a', seed: 0, points: [validated] }],
    });
    expect(dataOf(option, 'a training')).toEqual([[2, 0.5]]);
    expect(dataOf(option, 'a validation')).toEqual([[2, 0.3]]);
  });

  it('begins at the first epoch, and puts a single one in the middle', () => {
    const axisOf = (...epochs: number[]) =>
      curveChartOption({
        ...input,
        curves: [{ runId: 'a', seed: 0, points: epochs.map((epoch) => pointAt('train', epoch)) }],
      }).xAxis;
    expect(axisOf(1, 2, 3)).toMatchObject({ min: 1, max: 3 });
    expect(axisOf(1)).toMatchObject({ min: 0, max: 2 });
  });
});
