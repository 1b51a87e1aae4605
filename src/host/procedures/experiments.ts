import type { Results } from '../../contract/results.ts';
import {
  environmentOfExperiment,
  findExperiment,
  saveExperiment,
  setCancelled,
} from '../../db/queries/experiments.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { cancelUnshared, queueUnfinished } from '../../db/queries/queue.ts';
import { checkExperiment } from '../experiments/check-experiment.ts';
import { contentId } from '../experiments/identity.ts';
import { planRuns } from '../experiments/plan.ts';
import { timeText } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { NotFound } from './errors.ts';

/** @throws NotFound */
export function getExperiment({ orm }: Workbench, id: string): StoredExperiment {
  const experiment = findExperiment(orm, id);
  if (!experiment) throw new NotFound(`There is no experiment ${id} in this data folder.`);
  return experiment;
}

/**
 * Stores a document with its runs and queues them. What is finished already, in this experiment or
 * in another, is kept.
 *
 * @param input a document, or its text as JSON
 * @throws UserError when the document is not valid or its data cannot be read; then nothing is
 * stored.
 */
export async function startExperiment(workbench: Workbench, input: unknown) {
  const { orm, notifier, overview, scheduler } = workbench;
  const document = await checkExperiment(input);
  const id = contentId(document);
  saveExperiment(orm, { id, name: document.name, document }, planRuns(document), Date.now());
  queueAgain(workbench, id);
  const { counts, total } = overview.progress(getExperiment(workbench, id));
  const kept = (counts.done ?? 0) + (counts.trained ?? 0);
  notifier.experimentChanged(id);
  scheduler.wake();
  return { id, queued: total - kept, kept };
}

/** Queues again what failed or was cancelled. */
export function retryExperiment(workbench: Workbench, id: string) {
  const { orm, notifier, scheduler } = workbench;
  getExperiment(workbench, id);
  setCancelled(orm, id, null);
  const queued = queueAgain(workbench, id);
  notifier.experimentChanged(id);
  scheduler.wake();
  return { queued };
}

/** Gives up what is queued or running, except what another live experiment wants as well. */
export function cancelExperiment(workbench: Workbench, id: string): void {
  const { orm, notifier, overview, scheduler } = workbench;
  getExperiment(workbench, id);
  scheduler.abandon(cancelUnshared(orm, id, Date.now()));
  const runs = overview.runs(getExperiment(workbench, id));
  notifier.runsChanged(runs.filter(({ status }) => status === 'cancelled').map((run) => run.id));
  notifier.experimentChanged(id);
  scheduler.wake();
}

/** An experiment as a result document. */
export function resultsOf(workbench: Workbench, id: string): Results {
  const { orm, overview } = workbench;
  const experiment = getExperiment(workbench, id);
  return {
    formatVersion: 1,
    id,
    createdAt: timeText(experiment.createdAt),
    document: experiment.document,
    environment: environmentOfExperiment(orm, id) ?? null,
    runs: overview.runs(experiment),
  };
}

function queueAgain({ orm, notifier }: Workbench, id: string): number {
  const queued = queueUnfinished(orm, id, Date.now());
  notifier.runsChanged(queued);
  return queued.length;
}
