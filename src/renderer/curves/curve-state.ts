import { reactive } from 'vue';
import { addressChoice, addressOptionalList } from '../composables/use-address.ts';

export const CURVE_MEASURES = ['accuracy', 'loss'] as const;
export const CURVE_SETS = ['training', 'validation', 'both'] as const;
export const CURVES_BY = ['mean', 'seed'] as const;

/** What the reader overlays; it stands in the address, so that a link brings back the same view. */
export function useCurveState() {
  return reactive({
    measure: addressChoice('measure', CURVE_MEASURES, 'accuracy'),
    set: addressChoice('set', CURVE_SETS, 'training'),
    by: addressChoice('by', CURVES_BY, 'mean'),
    /** Keys of groups; null for the usual ones. */
    chosen: addressOptionalList('curves'),
  });
}
