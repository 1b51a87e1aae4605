import { UserError } from '../../contract/errors.ts';
import type { ExperimentSummary } from '../../contract/progress.ts';
import type { Host } from '../../host/host.ts';
import { bytesText, countText } from '../figures.ts';

/** Experiments that were named on the command line, and the workbench that changes them. */
export interface Named {
  readonly experiments: readonly ExperimentSummary[];
  readonly openHost: () => Promise<Host>;
}

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

async function using<T>(openHost: () => Promise<Host>, act: (host: Host) => Promise<T>) {
  const host = await openHost();
  try {
    return await act(host);
  } finally {
    await host.close();
  }
}

function idsOf(experiments: readonly ExperimentSummary[]): string[] {
  return experiments.map(({ id }) => id);
}

function namesOf(experiments: readonly ExperimentSummary[]): string {
  return experiments.map(({ id, name }) => `"${name}" (${id})`).join(', ');
}
