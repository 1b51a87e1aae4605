import { reactive } from 'vue';
import { addressChoice, addressOptionalList } from '../composables/use-address.ts';
import { addressSorting } from '../table/address-sorting.ts';
import { GROUPINGS } from './groups.ts';

/** How the history is laid out, in its address beside the filters. */
export function useHistoryState() {
  return reactive({
    by: addressChoice('by', GROUPINGS, 'none'),
    /** Keys of the columns; null for the usual ones. */
    columns: addressOptionalList('cols'),
    sorting: addressSorting('sort'),
  });
}
export type HistoryState = ReturnType<typeof useHistoryState>;
