import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { InTrouble, problemSchema, UserError } from '../contract/errors.ts';
import type { Problem } from '../contract/errors.ts';
import { textOf } from '../contract/sentence.ts';
import { troubleSentence } from '../language/trouble-text.ts';
import { EXIT } from './exit-code.ts';

/** What to print of an error, and what to exit with. */
export interface ErrorDescription {
  readonly text: string;
  readonly exitCode: number;
}

/** More problems of a document than this are counted, not listed. */
const MOST_PROBLEMS = 10;

const userErrorData = z.object({ problems: z.array(problemSchema) });

/**
 * An error for the user as its sentence and its problems; anything else is a defect, and keeps its
 * stack so that it can be reported.
 */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof InTrouble) return forUser(textOf(troubleSentence(error.trouble)), []);
  if (error instanceof UserError) return forUser(error.message, error.problems);
  if (error instanceof ORPCError) {
    if (error.code === 'NOT_FOUND') return forUser(error.message, []);
    if (error.code === 'USER_ERROR') {
      const data = userErrorData.safeParse(error.data);
      return forUser(error.message, data.success ? data.data.problems : []);
    }
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `This is a defect of the workbench; please report it with these lines:\n${stack}`,
    exitCode: EXIT.failed,
  };
}

function forUser(message: string, problems: readonly Problem[]): ErrorDescription {
  // A message that spells its problems out is not followed by them once more.
  const untold = problems.filter(({ message: problem }) => !message.includes(problem));
  const lines = untold
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message: problem }) => `  ${path === '' ? '' : `${path}: `}${problem}`);
  const left = untold.length - MOST_PROBLEMS;
  if (left > 0) lines.push(`  … and ${left} more`);
  return { text: [message, ...lines].join('\n'), exitCode: EXIT.badInput };
}
