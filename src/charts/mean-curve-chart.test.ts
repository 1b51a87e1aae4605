import { expect, it } from 'vitest';
import { figuresIn } from '../language/figures.ts';
import { meanCurveOption } from './mean-curve-chart.ts';
import { CHART_INK } from './palette.ts';
import { dataOf } from './test-chart.ts';

const style = { colour: '#0072b2', mark: 'M0 0h10', line: 'solid', hollow: false } as const;

function optionOf(training: [number, number][], validation: [number, number][] = []) {
  return meanCurveOption({
    curves: [{ key: 'a', name: 'A', style, training, validation }],
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    texts: { epoch: 'Epoch', accuracy: 'Accuracy' },
  });
}

it('draws training and, where there is one, validation', () => {
  const training: [number, number][] = [
    [1, 0.5],
    [2, 0.7],
  ];
  expect(optionOf(training).series.map(({ id }) => id)).toEqual(['a training']);
  const both = optionOf(training, [[1, 0.4]]);
  expect(both.series.map(({ id }) => id)).toEqual(['a training', 'a validation']);
  expect(dataOf(both, 'a training')).toEqual(training);
  expect(both.xAxis).toMatchObject({ min: 1, max: 2 });
});

it('gives a single epoch an axis with a length', () => {
  expect(optionOf([[1, 0.5]]).xAxis).toMatchObject({ min: 0, max: 2 });
});
