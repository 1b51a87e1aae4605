import { reactive } from 'vue';
import { CURVE_MEASURES } from '../../contract/curves.ts';
import { addressChoice, addressFlag, addressOptionalList } from '../composables/use-address.ts';

export const CURVES_BY = ['mean', 'seed'] as const;

/** What the reader overlays; it stands in the address, so that a link brings back the same view. */
export function useCurveState() {
  return reactive({
    measure: addressChoice('measure', CURVE_MEASURES, 'accuracy'),
    /** Sets of images; null for all there are. */
    sets: addressOptionalList('set'),
    by: addressChoice('by', CURVES_BY, 'mean'),
    /** Only the range in which the curves end. */
    close: addressFlag('close'),
    /** Keys of groups; null for the usual ones. */
    chosen: addressOptionalList('curves'),
  });
}
