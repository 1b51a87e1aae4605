import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/**
 * A loss that is no number any more makes every later figure meaningless, and would be stored as
 * nothing at all.
 *
 * @throws UserError when the loss is NaN or infinite; `where` says when that was.
 */
export function requireFinite(loss: number, where: Sentence): void {
  if (Number.isFinite(loss)) return;
  throw new UserError(
    say`Training diverged: in ${where} the loss is ${loss}. Lower training.learningRate or
      fineTuning.learningRate.`,
  );
}
