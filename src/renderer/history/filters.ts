import type { HistoryQuery } from '../../contract/progress.ts';
import { experimentStateSchema } from '../../contract/words.ts';
import type { ExperimentState } from '../../contract/words.ts';

/** The filters of the history as its controls hold them. */
export interface Filters {
  readonly search: string;
  readonly datasets: readonly string[];
  readonly models: readonly string[];
  readonly strategies: readonly string[];
  readonly states: readonly ExperimentState[];
  readonly tags: readonly string[];
  /** First and last day, `2026-11-24`; null where there is no such bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly archived: boolean;
}

export const NO_FILTERS: Filters = {
  search: '',
  datasets: [],
  models: [],
  strategies: [],
  states: [],
  tags: [],
  from: null,
  to: null,
  archived: false,
};

const LISTS = ['datasets', 'models', 'strategies', 'tags'] as const;
type AddressQuery = Readonly<Record<string, unknown>>;

/** Reads the filters from the address. What it does not understand restricts nothing. */
export function filtersFromAddress(query: AddressQuery): Filters {
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : '');
  const many = (key: string): string[] => {
    const value = query[key];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const named = values.filter((entry) => typeof entry === 'string' && entry !== '');
    return [...new Set(named as string[])];
  };
  const day = (key: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(key)) ? text(key) : null);
  return {
    search: text('search'),
    datasets: many('datasets'),
    models: many('models'),
    strategies: many('strategies'),
    tags: many('tags'),
    states: many('states').flatMap((state) => {
      const known = experimentStateSchema.safeParse(state);
      return known.success ? [known.data] : [];
    }),
    from: day('from'),
    to: day('to'),
    archived: text('archived') === 'yes',
  };
}

/** The filters for the address; what restricts nothing is left out. */
export function filtersToAddress(filters: Filters): Record<string, string | string[]> {
  const lists = [...LISTS, 'states' as const].flatMap((key) =>
    filters[key].length === 0 ? [] : [[key, [...filters[key]]] as const],
  );
  const texts = (['search', 'from', 'to'] as const).flatMap((key) => {
    const value = filters[key];
    return value === null || value === '' ? [] : [[key, value] as const];
  });
  return Object.fromEntries([
    ...texts,
    ...lists,
    ...(filters.archived ? [['archived', 'yes']] : []),
  ]);
}

/** What the database is asked. Days are those of the reader's zone, the last one included. */
export function queryOf(filters: Filters): HistoryQuery {
  const { search, from, to, archived } = filters;
  const lists = [...LISTS, 'states' as const].flatMap((key) =>
    filters[key].length === 0 ? [] : [[key, [...filters[key]]] as const],
  );
  return {
    ...(Object.fromEntries(lists) as HistoryQuery),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(from === null ? {} : { from: startOfDay(from, 0) }),
    ...(to === null ? {} : { until: startOfDay(to, 1) }),
    ...(archived ? { archived } : {}),
  };
}

/** Whether any filter but the archive is set. */
export function areFiltered(filters: Filters): boolean {
  return Object.keys(filtersToAddress({ ...filters, archived: false })).length > 0;
}

function startOfDay(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
