import { expect, it } from 'vitest';
import { spread } from '../../../test/fixtures/records.ts';
import { usualRows } from './usual-rows.ts';

const row = (seriesKey: string, level: number, isSick = false, isSignalled = true) => ({
  key: seriesKey === 'dense' ? 'dense' : `${seriesKey}@${level}`,
  seriesKey,
  level,
  symptoms: isSick
    ? [{ symptom: { kind: 'dying' as const, layer: 'a', dead: 9, units: 10 }, runs: 1 }]
    : [],
  gradientRatio: isSignalled ? spread(0.5) : null,
});

it('draws the baseline, what is wrong, and strategies at their highest levels, as room is', () => {
  const rows = [
    row('dense', 0),
    row('a', 0.5),
    row('a', 0.9),
    row('b', 0.5, true),
    row('b', 0.9),
    row('c', 0.9),
  ];
  expect(usualRows(rows)).toEqual(['dense', 'b@0.5', 'a@0.9', 'b@0.9']);
});

it('draws nothing of runs without gradients', () => {
  expect(usualRows([row('dense', 0, false, false), row('a', 0.5, false, false)])).toEqual([]);
});
