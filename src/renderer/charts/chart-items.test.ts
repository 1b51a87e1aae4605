import { describe, expect, it } from 'vitest';
import type { ChartOption } from '../../charts/chart-option.ts';
import { bandsOf, itemsWith, keyOf } from './chart-items.ts';

/** ECharts passes on what it does not know of an item; its types do not say so. */
const points: object[] = [
  { key: 'a@0.5', value: [0.5, 1] },
  { key: 'a@0.9', value: [0.9, 1] },
];
const option: ChartOption = {
  series: [
    { id: 'a band', type: 'custom', data: [[0, 1]] },
    {
      id: 'a',
      type: 'line',
      data: points,
    },
  ],
};

describe('items of a chart', () => {
  it('are found by their key, a whole series by its id', () => {
    expect(itemsWith(option, 'a@0.9')).toEqual([{ seriesIndex: 1, dataIndex: 1 }]);
    expect(itemsWith(option, 'a')).toEqual([{ seriesIndex: 1 }]);
    expect(itemsWith(option, 'b')).toEqual([]);
  });

  it('belong to a series that may have a band', () => {
    expect(bandsOf(option, itemsWith(option, 'a@0.9'))).toEqual([{ seriesIndex: 0 }]);
    expect(bandsOf(option, [{ seriesIndex: 0 }, { seriesIndex: -1 }])).toEqual([]);
  });

  it('have no key where their data is only figures', () => {
    expect([keyOf([0, 1]), keyOf(null), keyOf({ key: 'x' })]).toEqual([null, null, 'x']);
  });
});
