import { UserError } from '../../contract/errors.ts';
import { bytesText, countText } from '../figures.ts';
import { idsOf, namesOf, using } from '../named.ts';
import type { Named } from '../named.ts';

/** `archive ID…`: takes experiments out of the history. */
export async function archive({ experiments, openHost }: Named): Promise<void> {
  await using(openHost, ({ client }) => client.experiments.archive({ ids: idsOf(experiments) }));
  console.log(`Archived ${namesOf(experiments)}; "restore" takes back, "purge" deletes for good.`);
}

/** `restore ID…`: takes experiments back into the history. */
export async function restore({ experiments, openHost }: Named): Promise<void> {
  await using(openHost, ({ client }) => client.experiments.restore({ ids: idsOf(experiments) }));
  console.log(`Restored ${namesOf(experiments)}.`);
}

/**
 * `purge ID…`: deletes archived experiments for good.
 *
 * @param sure whether the user has said so
 * @throws UserError when the user has not, or one is not archived
 */
export async function purge({ experiments, openHost }: Named, sure: boolean): Promise<void> {
  if (!sure) {
    throw new UserError(
      `This deletes ${namesOf(experiments)} for good, with all runs and weights that no other ` +
        `experiment shares; nothing is deleted yet. Say --yes to do it.`,
    );
  }
  const { runs, bytes } = await using(openHost, ({ client }) =>
    client.experiments.purge({ ids: idsOf(experiments) }),
  );
  console.log(
    `Deleted ${namesOf(experiments)}: ${countText(runs, 'run')}, ${bytesText(bytes)} of weights.`,
  );
}
