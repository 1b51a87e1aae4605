import { expect, it } from 'vitest';
import { findSeriesOfRun } from './series-of-run.ts';

const series = [
  { strategy: 'magnitude', parameters: { scope: 'global' } },
  { strategy: 'magnitude', parameters: { scope: 'global', schedule: { id: 'iterative' } } },
  { strategy: 'lamp', parameters: {} },
  { strategy: 'lamp', parameters: { schedule: { id: 'cubic' } } },
  { strategy: 'threshold', parameters: {} },
];

it.each([
  ['magnitude', { scope: 'global' }, 0],
  ['magnitude', { schedule: { id: 'iterative' }, scope: 'global' }, 1],
  ['lamp', {}, 2],
  ['lamp', { schedule: { id: 'cubic' } }, 3],
  // A level of its own stands among a run's parameters.
  ['threshold', { threshold: 0.01 }, 4],
])('%s with %j stands in the series that says the same', (strategy, parameters, place) => {
  expect(findSeriesOfRun({ strategy, parameters }, series)).toBe(series[place]);
});

it('a run of a series that is not there stands in none', () => {
  expect(findSeriesOfRun({ strategy: 'magnitude', parameters: { scope: 'layer' } }, series)).toBe(
    undefined,
  );
});
