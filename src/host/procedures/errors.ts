import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import { InTrouble, NotFound, UserError } from '../../contract/errors.ts';
import { say, sentenceSchema, textOf } from '../../contract/sentence.ts';
import { troubleSentence } from '../../language/trouble-text.ts';
import { explained } from '../../db/explained.ts';
import { DATABASE_FILE } from '../data-folder/data-folder.ts';
import { passingTrouble } from '../data-folder/trouble.ts';
import { logDefect } from '../defect-log.ts';

/**
 * What a caller of the contract gets for an error: a user error with its sentence and problems, as which
 * trouble of the data folder is told, too, or not found; both typed. Anything else is a defect, which is logged here and told without details.
 */
export function contractError(thrown: unknown, dataDir: string): unknown {
  const error = ofTheFolder(thrown, dataDir);
  if (error instanceof UserError) return refusal(error);
  if (error instanceof NotFound) {
    const { message, sentence } = error;
    return new ORPCError('NOT_FOUND', { status: 404, message, data: { sentence } });
  }
  if (error instanceof ORPCError)
    return error.code === 'BAD_REQUEST' ? notUnderstood(error) : error;
  logDefect('A request failed', error);
  const sentence = say`The workbench failed on this; what happened is in its log.`;
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: textOf(sentence),
    data: { sentence },
    cause: error,
  });
}

function refusal({ message, reason, problems }: UserError): unknown {
  const sentence = typeof reason === 'string' ? {} : { sentence: reason };
  const data = { problems: [...problems], ...sentence };
  return new ORPCError('USER_ERROR', { status: 400, message, data });
}

/** What is the matter with the data folder or its database is a sentence, wherever it is met. */
function ofTheFolder(error: unknown, dataDir: string): unknown {
  const told = explained(error, join(dataDir, DATABASE_FILE));
  if (told instanceof UserError) return told;
  const trouble = passingTrouble(error, dataDir);
  // A single file that is missing does not mean that the folder is.
  const isAFile = trouble?.cause === 'away' && !(error instanceof InTrouble);
  return trouble && !isAFile ? new UserError(troubleSentence(trouble)) : error;
}

const issuesSchema = z.object({
  issues: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])).optional(),
      message: z.string(),
      keys: z.array(z.string()).optional(),
      /** Of rules of ours, which say it in both languages. */
      params: z.object({ sentence: sentenceSchema }).optional(),
    }),
  ),
});

/** What was asked does not have the form that the contract says: which field, and what is wrong. */
function notUnderstood(error: ORPCError<string, unknown>): unknown {
  const data = issuesSchema.safeParse(error.data);
  if (!data.success) return error;
  const findings = data.data.issues.map(({ path = [], message, keys, params }) => {
    const places = keys?.map((key) => [...path, key].join('.'));
    return places
      ? say`${places} is not a known field`
      : say`${path.join('.')}: ${params?.sentence ?? message}`;
  });
  return refusal(new UserError(say`The request is not understood: ${findings}.`));
}
