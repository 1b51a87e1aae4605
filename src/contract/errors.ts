import { z } from 'zod';

/** What is wrong with a document: where (`sparsities[1]`, empty for the whole), and a sentence. */
export const problemSchema = z.object({ path: z.string(), message: z.string() });
export type Problem = z.infer<typeof problemSchema>;

/**
 * An error that its reader can do something about: the message is one clear sentence that names
 * what was received and what to do. It crosses every boundary as data; the command line prints it
 * and exits with code 2. Anything else that is thrown is a defect of the workbench.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}
