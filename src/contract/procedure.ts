import { oc } from '@orpc/contract';
import { z } from 'zod';
import { idSchema } from './bounds.ts';
import { problemSchema } from './errors.ts';
import { sentenceSchema } from './sentence.ts';

/** What every procedure of the contract begins with: the errors that any may end in. */
export const procedure = oc.errors({
  /** The message is a sentence for the user; see `UserError`. The data has it for other languages. */
  USER_ERROR: {
    status: 400,
    data: z.object({ problems: z.array(problemSchema), sentence: sentenceSchema.optional() }),
  },
  NOT_FOUND: { status: 404, data: z.object({ sentence: sentenceSchema }) },
});

/**
 * What is asked is strict: a field that nobody knows is refused, since whoever sent it believes that it
 * has an effect.
 */
export const byId = z.strictObject({ id: idSchema });
