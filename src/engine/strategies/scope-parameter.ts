import { scopeSchema } from '../../contract/words.ts';
import type { Scope } from '../../contract/words.ts';

/** The scope of a strategy that ranks weights or units. */
export function scopeParameter(byDefault: Scope) {
  return scopeSchema
    .default(byDefault)
    .describe('Rank all layers together (global), or each layer by itself (layer).');
}
