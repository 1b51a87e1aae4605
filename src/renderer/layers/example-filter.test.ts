import { expect, it } from 'vitest';
import { readFilter, USUAL_FILTER, writeFilter } from './example-filter.ts';

it('the images that are looked at stand in the address, and the usual ones do not', () => {
  expect(writeFilter(USUAL_FILTER)).toEqual({});
  expect(readFilter({})).toEqual(USUAL_FILTER);
  const cell = { kind: 'all', label: 3, predicted: 0, page: 1, enlarged: 117 } as const;
  expect(writeFilter(cell)).toEqual({
    images: 'all',
    truth: '3',
    said: '0',
    page: '2',
    image: '117',
  });
  expect(readFilter(writeFilter(cell))).toEqual(cell);
});

it('what an address says wrongly is as if it were not there', () => {
  expect(readFilter({ images: 'wrong', truth: '-1', said: 'x', page: '0', image: '1.5' })).toEqual(
    USUAL_FILTER,
  );
});
