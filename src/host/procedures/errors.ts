import { ORPCError } from '@orpc/server';
import { NotFound, UserError } from '../../contract/errors.ts';
import { say, textOf } from '../../contract/sentence.ts';
import { logDefect } from '../defect-log.ts';

/**
 * What a caller of the contract gets for an error: a user error with its sentence and problems, or
 * not found; both typed. Anything else is a defect, which is logged here and told without details.
 */
export function contractError(error: unknown): unknown {
  if (error instanceof UserError) {
    const { message, reason, problems } = error;
    const sentence = typeof reason === 'string' ? {} : { sentence: reason };
    const data = { problems: [...problems], ...sentence };
    return new ORPCError('USER_ERROR', { status: 400, message, data });
  }
  if (error instanceof NotFound) {
    const { message, sentence } = error;
    return new ORPCError('NOT_FOUND', { status: 404, message, data: { sentence } });
  }
  if (error instanceof ORPCError) return error;
  logDefect('A request failed', error);
  const sentence = say`The workbench failed on this; what happened is in its log.`;
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: textOf(sentence),
    data: { sentence },
    cause: error,
  });
}
