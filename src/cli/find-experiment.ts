import { UserError } from '../contract/errors.ts';
import type { ExperimentSummary } from '../contract/progress.ts';
import type { Reader } from '../host/reader.ts';

/** More experiments than this that fit a prefix are counted, not named. */
const MOST_NAMED = 5;

/**
 * The experiment, archived or not, whose id is, or unambiguously begins with, what the user typed; or
 * else the one of that name.
 *
 * @throws UserError when there is none, or more than one
 */
export async function getExperiment(reader: Reader, typed: string): Promise<ExperimentSummary> {
  const found = await findExperiment(reader, typed);
  if (found) return found;
  throw new UserError(
    `No experiment has an id that begins with "${typed}"; the command "list" shows those ` +
      `there are, and "list --archived" those that were put away.`,
  );
}

/** The same; undefined when there is none. @throws UserError when there is more than one */
export async function findExperiment(
  { experiments }: Reader,
  typed: string,
): Promise<ExperimentSummary | undefined> {
  const all = [...(await experiments.list()), ...(await experiments.list({ archived: true }))];
  const byId = all.filter(({ id }) => id.startsWith(typed));
  const fitting = byId.length > 0 ? byId : all.filter(({ name }) => name === typed);
  const [only, ...others] = fitting.some(({ id }) => id === typed)
    ? fitting.filter(({ id }) => id === typed)
    : fitting;
  if (others.length > 0) {
    const named = fitting.slice(0, MOST_NAMED).map(({ id, name }) => `${id} (${name})`);
    const more = fitting.length - named.length;
    throw new UserError(
      `"${typed}" ${byId.length > 0 ? 'begins the ids' : 'is the name'} of ${fitting.length} ` +
        `experiments: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}; type more of the id ` +
        `of the one you mean.`,
    );
  }
  return only;
}
