import { UserError } from '../contract/errors.ts';
import type { Reader } from '../host/reader.ts';

/**
 * The id of the run whose id is, or unambiguously begins with, what the user typed; undefined where there
 * is none.
 *
 * @throws UserError when there is more than one
 */
export async function findRun(
  { runs }: Pick<Reader, 'runs'>,
  typed: string,
): Promise<string | undefined> {
  const [only, ...others] = await runs.find({ id: typed });
  if (others.length === 0) return only;
  throw new UserError(
    `"${typed}" begins the ids of several runs, such as ${only} and ${others[0]}; type more of ` +
      `the one you mean.`,
  );
}
