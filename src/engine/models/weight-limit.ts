import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** 400 MB of weights; training holds them several times over. */
export const MAX_WEIGHTS = 100_000_000;

/**
 * Refuses a model before it is built when its weights would not fit in memory.
 *
 * @param widths the document's fields that made it so large, with their values.
 * @throws UserError
 */
export function requireFeasible(weights: number, widths: Sentence): void {
  if (weights <= MAX_WEIGHTS) return;
  throw new UserError(
    say`${widths} makes ${weights} weights, more than the ${MAX_WEIGHTS} that fit: choose smaller
      layers.`,
  );
}
