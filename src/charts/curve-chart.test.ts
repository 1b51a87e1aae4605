import { describe, expect, it } from 'vitest';
import { curveChartOption } from './curve-chart.ts';
import type { CurveLine } from './curve-chart.ts';
import { figuresIn } from '../language/figures.ts';
import { CHART_INK } from './palette.ts';
import { dataOf, seriesWith } from './test-chart.ts';

const line = (id: string, fields: Partial<CurveLine> = {}): CurveLine => ({
  id,
  name: id,
  label: id,
  set: 'training',
  colour: '#123456',
  opacity: 1,
  points: [
    { epoch: 1, mean: 0.8, sd: null },
    { epoch: 2, mean: 0.9, sd: null },
  ],
  ...fields,
});
const optionOf = (...lines: CurveLine[]) =>
  curveChartOption({
    lines,
    measure: 'accuracy',
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    texts: { epoch: 'Epoch' },
  });

describe('learning curves', () => {
  it('are lines of means, training solid and validation dashed', () => {
    const option = optionOf(line('a'), line('b', { set: 'validation' }));
    expect(dataOf(option, 'a')).toEqual([
      [1, 0.8],
      [2, 0.9],
    ]);
    expect(seriesWith(option, 'a')).toMatchObject({ lineStyle: { type: 'solid' } });
    expect(seriesWith(option, 'b')).toMatchObject({ lineStyle: { type: 'dashed' } });
  });

  it('have a band of one standard deviation where there are several seeds', () => {
    const option = optionOf(line('a', { points: [{ epoch: 1, mean: 0.5, sd: 0.25 }] }), line('b'));
    expect(dataOf(option, 'a band')).toEqual([[1, 0.25, 0.75]]);
    expect(option.series.map(({ id }) => id)).not.toContain('b band');
  });

  it('have their name at the end where they reach the last epoch', () => {
    const early = line('b', { points: [{ epoch: 1, mean: 0.5, sd: null }] });
    const option = optionOf(line('a'), early);
    expect(seriesWith(option, 'a')).toMatchObject({ endLabel: { show: true } });
    expect(seriesWith(option, 'b')).toMatchObject({ endLabel: { show: false } });
  });

  it('stand from the first epoch to the last, a single one in the middle', () => {
    const axisOf = (...epochs: number[]) =>
      optionOf(line('a', { points: epochs.map((epoch) => ({ epoch, mean: 0.5, sd: null })) }))
        .xAxis;
    expect(axisOf(4, 5, 6)).toMatchObject({ min: 4, max: 6 });
    expect(axisOf(1)).toMatchObject({ min: 0, max: 2 });
  });
});
