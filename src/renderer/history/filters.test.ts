import { describe, expect, it } from 'vitest';
import { historyQuerySchema } from '../../contract/progress.ts';
import {
  areFiltered,
  filtersFromAddress,
  filtersToAddress,
  NO_FILTERS,
  queryOf,
} from './filters.ts';

const some = {
  ...NO_FILTERS,
  search: 'article',
  strategies: ['magnitude', 'l0'],
  states: ['done'],
  from: '2026-11-01',
  to: '2026-11-24',
  archived: true,
} as const;

describe('filters of the history', () => {
  it('come back from the address as they were', () => {
    expect(filtersFromAddress(filtersToAddress(some))).toEqual(some);
    expect(filtersToAddress(NO_FILTERS)).toEqual({});
    expect(filtersFromAddress({})).toEqual(NO_FILTERS);
  });

  it('take one value for a list of one, and leave out what means nothing', () => {
    const filters = filtersFromAddress({ tags: 'paper', states: ['done', 'odd'], from: 'May' });
    expect(filters).toEqual({ ...NO_FILTERS, tags: ['paper'], states: ['done'] });
  });

  it('ask the database for whole days of the reader’s zone', () => {
    const query = queryOf(some);
    expect(historyQuerySchema.parse(query)).toEqual(query);
    expect(new Date(query.from ?? '')).toEqual(new Date(2026, 10, 1));
    expect(new Date(query.until ?? '')).toEqual(new Date(2026, 10, 25));
    expect(query.archived).toBe(true);
    expect(queryOf({ ...NO_FILTERS, search: '  ' })).toEqual({});
  });

  it('know whether anything is filtered; the archive alone is no filter', () => {
    expect(areFiltered(some)).toBe(true);
    expect(areFiltered({ ...NO_FILTERS, archived: true })).toBe(false);
  });
});
