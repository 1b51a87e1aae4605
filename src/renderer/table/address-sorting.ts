import { addressMapped } from '../composables/use-address.ts';
import type { Sorting } from './columns.ts';

/** How a table is sorted, in the address: `final` from small to large, `-final` from large to small. */
export function addressSorting(name: string) {
  return addressMapped<Sorting | null>(
    name,
    (given) => {
      if (given === '') return null;
      const descending = given.startsWith('-');
      return { key: descending ? given.slice(1) : given, descending };
    },
    (value) => (value === null ? '' : `${value.descending ? '-' : ''}${value.key}`),
  );
}
