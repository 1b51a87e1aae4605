import { ORPCError } from '@orpc/server';
import { UserError } from '../../contract/errors.ts';
import { logDefect } from '../defect-log.ts';

/** Asked for something that is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/**
 * What a caller of the contract gets for an error: a user error with its sentence and problems, or
 * not found; both typed. Anything else is a defect, which is logged here and told without details.
 */
export function contractError(error: unknown): unknown {
  if (error instanceof UserError) {
    const { message, problems } = error;
    return new ORPCError('USER_ERROR', { status: 400, message, data: { problems: [...problems] } });
  }
  if (error instanceof NotFound) {
    return new ORPCError('NOT_FOUND', { status: 404, message: error.message });
  }
  if (error instanceof ORPCError) return error;
  logDefect('A request failed', error);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'The workbench failed on this; what happened is in its log.',
    cause: error,
  });
}
