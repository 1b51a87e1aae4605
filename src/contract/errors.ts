import { z } from 'zod';
import type { Trouble } from './waiting.ts';
import { sentenceSchema, textOf } from './sentence.ts';
import type { Reason, Sentence } from './sentence.ts';

/** What is wrong with a document: where (`sparsities[1]`, empty for the whole), and a sentence. */
export const problemSchema = z.object({
  path: z.string(),
  message: z.string(),
  /** The message, for readers of another language. */
  sentence: sentenceSchema.optional(),
  /** The same at the field of a form, without JSON; where left out, the message will do there. */
  plain: sentenceSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export function problemAt(path: string, sentence: Sentence, plain?: Sentence): Problem {
  return { path, message: textOf(sentence), sentence, ...(plain && { plain }) };
}

/**
 * An error that its reader can do something about: the message is one clear sentence that names
 * what was received and what to do. It crosses every boundary as data; the command line prints it
 * and exits with code 2. Anything else that is thrown is a defect of the workbench.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The message, as the app tells it; a plain text only where nobody but the terminal sees it. */
  readonly reason: Reason;
  readonly problems: readonly Problem[];

  constructor(reason: Reason, problems: readonly Problem[] = [], options?: ErrorOptions) {
    super(textOf(reason), options);
    this.reason = reason;
    this.problems = problems;
  }
}

/** Something of the data folder cannot be read or written just now. */
export class InTrouble extends Error {
  override readonly name = 'InTrouble';
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(`${trouble.path}: ${trouble.cause}`);
    this.trouble = trouble;
  }
}

/** Asked for something that is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(textOf(sentence));
    this.sentence = sentence;
  }
}
