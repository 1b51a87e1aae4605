import type { Check } from '../../../contract/soundness.ts';

/** The items of the checklist that a document does not meet. */
export function gapsOf(checks: readonly Check[]): Check[] {
  return checks.filter(({ state }) => state === 'missing' || state === 'partly');
}
