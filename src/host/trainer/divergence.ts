import { UserError } from '../../contract/errors.ts';

/**
 * A loss that is no number any more makes every later figure meaningless, and would be stored as
 * nothing at all.
 *
 * @throws UserError when the loss is NaN or infinite; `where` says when that was.
 */
export function requireFinite(loss: number, where: string): void {
  if (Number.isFinite(loss)) return;
  throw new UserError(
    `Training diverged: in ${where} the loss is ${loss}. Lower training.learningRate or fineTuning.learningRate.`,
  );
}
