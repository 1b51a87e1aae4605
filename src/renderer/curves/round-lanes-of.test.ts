import { expect, it } from 'vitest';
import { roundLanesOf } from './round-lanes-of.ts';

const series = [
  { key: 'a', strategy: 'magnitude', parameters: { scope: 'global' } },
  { key: 'b', strategy: 'magnitude', parameters: { scope: 'global', schedule: { id: 'cubic' } } },
  { key: 'c', strategy: 'random', parameters: {} },
];
const cubic = {
  strategy: 'magnitude',
  parameters: { schedule: { id: 'cubic' }, scope: 'global' },
  epochs: [10.5, 11],
};

it('are those of the series that are shown, each once', () => {
  const shown = [{ seriesKey: 'a' }, { seriesKey: 'b' }, { seriesKey: 'b' }];
  expect(roundLanesOf([cubic, cubic], shown, series)).toEqual([
    { seriesKey: 'b', epochs: [10.5, 11] },
  ]);
  expect(roundLanesOf([cubic], [{ seriesKey: 'a' }], series)).toEqual([]);
});
