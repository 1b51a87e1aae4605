import type { Stopped } from '../../contract/contract.ts';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import {
  archiveExperiments,
  describeExperiment,
  restoreExperiments,
} from '../../db/queries/experiments.ts';
import { saveTags } from '../../db/queries/history.ts';
import { purgeExperiments } from '../../db/queries/purge.ts';
import type { Workbench } from '../workbench.ts';
import { cancelExperiment, getExperiment } from './experiments.ts';

/** Name, tags and notes, each where it is given. */
export function annotateExperiment(
  workbench: Workbench,
  id: string,
  {
    tags,
    ...said
  }: {
    name?: string | undefined;
    tags?: readonly string[] | undefined;
    notes?: string | undefined;
  },
): void {
  const { orm, notifier } = workbench;
  getExperiment(workbench, id);
  orm.transaction((tx) => {
    if (tags !== undefined) saveTags(tx, id, tags);
    describeExperiment(tx, id, said);
  });
  notifier.experimentChanged(id);
}

/**
 * Puts experiments away, all or none of them; what they still wait for is cancelled first.
 *
 * @returns those of which something was cancelled: whoever takes it back has to queue that again
 */
export function archive(workbench: Workbench, ids: readonly string[]): Stopped[] {
  const { orm, notifier, overview } = workbench;
  const experiments = [...new Set(ids)].map((id) => getExperiment(workbench, id));
  const stopped = experiments
    .filter((experiment) => !overview.progress(experiment).settled)
    .map((experiment) => ({
      id: experiment.id,
      runIds: overview
        .runs(experiment)
        .filter(({ status }) => status === 'queued' || status === 'running')
        .map((run) => run.id),
      paused: experiment.pausedAt !== null,
    }));
  for (const { id } of stopped) cancelExperiment(workbench, id);
  archiveExperiments(orm, ids, Date.now());
  for (const id of ids) notifier.experimentChanged(id);
  return stopped;
}

/** Takes experiments back into the history, all or none of them. */
export function restore(workbench: Workbench, ids: readonly string[]): void {
  const { orm, notifier } = workbench;
  for (const id of ids) getExperiment(workbench, id);
  restoreExperiments(orm, ids, Date.now());
  for (const id of ids) notifier.experimentChanged(id);
}

/**
 * Deletes archived experiments for good, all or none of them, with the runs and the weights that no
 * other experiment shares. Files go once the database has let go of them: were the workbench killed
 * in between, some would be left over, and none missing.
 *
 * @throws UserError when one is not archived
 */
export function purge(workbench: Workbench, ids: readonly string[]) {
  const { orm, notifier, scheduler, weights, checkpoints } = workbench;
  const experiments = [...new Set(ids)].map((id) => getExperiment(workbench, id));
  const kept = experiments.filter(({ archivedAt }) => archivedAt === null);
  if (kept.length > 0) {
    const names = kept.map(({ id, name }) => `"${name}" (${id})`);
    throw new UserError(
      kept.length === 1
        ? say`Only archived experiments can be deleted for good, and ${names} is not: archive it
          first.`
        : say`Only archived experiments can be deleted for good, and ${names} are not: archive them
          first.`,
    );
  }
  const purged = purgeExperiments(orm, ids);
  scheduler.abandon(purged.runs);
  purged.runs.forEach(checkpoints.discard);
  for (const { id } of experiments) notifier.experimentPurged(id);
  const bytes = purged.weights.reduce((sum, sha256) => sum + weights.discard(sha256), 0);
  return { runs: purged.runs.length, bytes };
}
