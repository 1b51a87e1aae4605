import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** The sentence of a run that failed since its loss was no number any more. */
const diverged = (where: Sentence, loss: number) =>
  say`Training diverged: in ${where} the loss is ${loss}. Lower training.learningRate or
    fineTuning.learningRate.`;

/** Whether a run failed for its loss. */
export function isDivergence(sentence: Sentence | null): boolean {
  return sentence?.template === diverged(say`epoch ${1}`, 0).template;
}

/**
 * A loss that is no number any more makes every later figure meaningless, and would be stored as
 * nothing at all.
 *
 * @throws UserError when the loss is NaN or infinite; `where` says when that was.
 */
export function requireFinite(loss: number, where: Sentence): void {
  if (Number.isFinite(loss)) return;
  throw new UserError(diverged(where, loss));
}
