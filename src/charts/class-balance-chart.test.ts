import { expect, it } from 'vitest';
import { classBalanceOption } from './class-balance-chart.ts';
import { figuresIn } from '../language/figures.ts';
import { CHART_INK } from './palette.ts';
import { dataOf } from './test-chart.ts';

it('draws the share of each class in each split, and tells the counts', () => {
  const option = classBalanceOption({
    details: {
      classes: ['cat', 'dog'],
      splits: [
        { name: 'train', count: 200, byClass: [50, 150] },
        { name: 'test', count: 10, byClass: [5, 5] },
      ],
    },
    colours: { train: '#111111', test: '#999999' },
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    texts: { train: 'Training', test: 'Test' },
  });
  expect(dataOf(option, 'train')).toEqual([0.25, 0.75]);
  expect(dataOf(option, 'test')).toEqual([0.5, 0.5]);
  const { formatter } = option.tooltip as { formatter: (items: unknown) => string };
  expect(formatter([{ dataIndex: 1 }])).toMatch(/dog.*Training.*150 \(75%\).*Test.*5 \(50%\)/);
});
