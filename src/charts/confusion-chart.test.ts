import { describe, expect, it } from 'vitest';
import { cellOf, confusionChartOption } from './confusion-chart.ts';
import type { ConfusionChartInput } from './confusion-chart.ts';
import { figuresIn } from '../language/figures.ts';
import { CHART_INK } from './palette.ts';
import { dataOf, valuesOf } from './test-chart.ts';

const input = {
  predictions: {
    classes: ['cat', 'dog'],
    denseConfusion: [
      [10, 0],
      [2, 8],
    ],
    confusion: [
      [7, 3],
      [1, 9],
    ],
  },
  look: 'light',
  ink: CHART_INK.light,
  figures: figuresIn('en'),
  texts: {
    trueClass: 'True',
    predictedClass: 'Predicted',
    before: 'Before',
    after: 'After',
    cell: (label, predicted) => `${label} taken for ${predicted}`,
  },
} satisfies ConfusionChartInput;
const option = confusionChartOption(input);
interface Cell {
  label: { show: boolean; formatter: string };
}

describe('the changes of a confusion matrix', () => {
  it('stand at predicted class across and true class down, positive where they are for the worse', () => {
    // Three right answers less and three mistakes more; one mistake less and one right answer more.
    expect(valuesOf(option, 'change')).toEqual([
      [0, 0, 3],
      [1, 0, 3],
      [0, 1, -1],
      [1, 1, -1],
    ]);
  });

  it('are written as the change of each count', () => {
    const labels = (dataOf(option, 'change') as Cell[]).map(({ label }) => label.formatter);
    expect(labels).toEqual(['−3', '+3', '−1', '+1']);
  });

  it('are coloured from better to worse, the same on both sides of no change', () => {
    expect(option.visualMap).toMatchObject({ min: -3, max: 3 });
  });

  it('tell both counts of a square', () => {
    const { formatter } = option.tooltip as { formatter: (item: unknown) => string };
    const [, mistaken] = dataOf(option, 'change');
    expect(formatter({ data: mistaken })).toMatch(/cat taken for dog.*Before.*0.*After.*3/);
  });

  it('have squares that name their cell, of which the one that is looked at is framed', () => {
    const squares = (chosen?: ConfusionChartInput['chosen']) =>
      dataOf(confusionChartOption({ ...input, ...(chosen && { chosen }) }), 'change') as {
        key: string;
        itemStyle: { borderWidth?: number };
      }[];
    expect(squares().map(({ key }) => cellOf(key))).toEqual([
      { label: 0, predicted: 0 },
      { label: 0, predicted: 1 },
      { label: 1, predicted: 0 },
      { label: 1, predicted: 1 },
    ]);
    const framed = (chosen?: ConfusionChartInput['chosen']) =>
      squares(chosen).flatMap(({ key, itemStyle }) => (itemStyle.borderWidth ? [key] : []));
    expect(framed()).toEqual([]);
    expect(framed({ label: 0, predicted: 1 })).toEqual(['0 1']);
    // Half a choice is no square.
    expect(framed({ label: 0, predicted: null })).toEqual([]);
  });
});
