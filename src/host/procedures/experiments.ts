import { NotFound, UserError } from '../../contract/errors.ts';
import type { Results } from '../../contract/results.ts';
import { say } from '../../contract/sentence.ts';
import type { LogEntry } from '../../contract/progress.ts';
import { eventsOfExperiment, logEvent } from '../../db/queries/events.ts';
import {
  environmentOfExperiment,
  findExperiment,
  pauseExperiment as savePause,
  resumeExperiment as saveResume,
  saveExperiment,
  wantAgain,
} from '../../db/queries/experiments.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { cancelUnshared, queueUnfinished } from '../../db/queries/queue.ts';
import { baselinesOfExperiment } from '../../db/queries/baselines.ts';
import { runIdsOfExperiment, trainedAmong } from '../../db/queries/runs.ts';
import { sweepCheckpoints } from '../data-folder/checkpoints/sweep-checkpoints.ts';
import { checkExperiment } from '../experiments/check-experiment.ts';
import { withHashes } from '../experiments/named-imports.ts';
import { plannedContinuation, planRuns } from '../experiments/plan.ts';
import { experimentId, isCurrent } from '../experiments/versions.ts';
import { logEntry } from '../progress/log-entry.ts';
import { timeText } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { importedNames } from './imported-names.ts';

/** @throws NotFound */
export function getExperiment({ orm }: Pick<Workbench, 'orm'>, id: string): StoredExperiment {
  const experiment = findExperiment(orm, id);
  if (!experiment) throw new NotFound(say`There is no experiment ${id} in this data folder.`);
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
  const { datasets, environment, orm, notifier, overview, places, scheduler } = workbench;
  const complete = withHashes(input, importedNames(orm));
  const { document, notes } = await checkExperiment(
    complete,
    places,
    (task) => datasets.process.ask('check', task),
    environment.whyCpu,
  );
  const id = experimentId(document);
  const isNew = findExperiment(orm, id) === undefined;
  saveExperiment(orm, { id, name: document.name, document }, planRuns(document), Date.now());
  if (isNew) {
    for (const detail of notes) {
      logEvent(orm, 'noted', { experimentId: id, detail, now: Date.now() });
    }
  }
  queueAgain(workbench, id);
  const { counts, total } = overview.progress(getExperiment(workbench, id));
  const kept = (counts.done ?? 0) + (counts.trained ?? 0);
  notifier.experimentChanged(id);
  scheduler.wake();
  void workbench.noteFallback();
  return { id, queued: total - kept, kept };
}

/**
 * Queues again what failed or was cancelled: all of it, or the runs that are named and the dense
 * baselines that these need.
 *
 * @throws NotFound for a run that the experiment does not have
 */
export function retryExperiment(workbench: Workbench, id: string, runIds?: readonly string[]) {
  const { orm, notifier, scheduler } = workbench;
  getExperiment(workbench, id);
  if (runIds !== undefined) {
    const known = runIdsOfExperiment(orm, id);
    const unknown = runIds.find((runId) => !known.has(runId));
    if (unknown !== undefined) {
      throw new NotFound(say`The experiment ${id} has no run ${unknown}.`);
    }
  }
  wantAgain(orm, id, Date.now());
  const queued = queueAgain(workbench, id, runIds);
  notifier.experimentChanged(id);
  scheduler.wake();
  return { queued };
}

/**
 * Queues the dense networks that are trained as long as what is pruned, each going on from a dense
 * baseline of the experiment. What is there already is kept.
 *
 * @throws UserError where an earlier version made its baselines otherwise than this one would.
 */
export function addReference(workbench: Workbench, id: string) {
  const { orm, notifier, scheduler } = workbench;
  const { name, document } = getExperiment(workbench, id);
  if (document.fineTuning.epochs === 0) {
    throw new UserError(
      say`Nothing is fine-tuned in this experiment: its dense baseline has as much training as all
        else.`,
    );
  }
  const planned = baselinesOfExperiment(orm, id).map((run) =>
    plannedContinuation(run, document.fineTuning),
  );
  if (!planned.every(({ spec }) => isCurrent(spec))) {
    throw new UserError(
      say`An earlier version of the workbench made the dense baselines of this experiment otherwise
        than this one would. Start its document again, as an experiment of its own.`,
    );
  }
  saveExperiment(orm, { id, name, document }, planned, Date.now());
  const ids = planned.map((run) => run.id);
  queueAgain(workbench, id, ids);
  notifier.experimentChanged(id);
  scheduler.wake();
  return { queued: ids.length - trainedAmong(orm, ids).size };
}

/** No run is begun until it is resumed. Nothing changes where there is nothing left to do. */
export function pauseExperiment(workbench: Workbench, id: string): void {
  const { orm, notifier, overview, scheduler } = workbench;
  if (overview.progress(getExperiment(workbench, id)).settled) return;
  savePause(orm, id, Date.now());
  notifier.experimentChanged(id);
  // Experiments behind it may come first now.
  scheduler.wake();
}

export function resumeExperiment(workbench: Workbench, id: string): void {
  const { orm, notifier, scheduler } = workbench;
  getExperiment(workbench, id);
  saveResume(orm, id, Date.now());
  notifier.experimentChanged(id);
  scheduler.wake();
}

/** Gives up what is queued or running, except what another live experiment wants as well. */
export function cancelExperiment(workbench: Workbench, id: string): void {
  const { orm, notifier, overview, scheduler, checkpoints } = workbench;
  getExperiment(workbench, id);
  scheduler.abandon(cancelUnshared(orm, id, Date.now()));
  sweepCheckpoints(orm, checkpoints);
  const runs = overview.runs(getExperiment(workbench, id));
  notifier.runsChanged(runs.filter(({ status }) => status === 'cancelled').map((run) => run.id));
  notifier.experimentChanged(id);
  scheduler.wake();
}

/** So many entries of a log are told at once. */
const LOG_ENTRIES = 500;

/** The latest that happened to an experiment and its runs, oldest first. */
export function logOf(workbench: Workbench, id: string): LogEntry[] {
  getExperiment(workbench, id);
  return eventsOfExperiment(workbench.orm, id, LOG_ENTRIES).map(logEntry);
}

/** An experiment as a result document, under the name that it has now. */
export function resultsOf(workbench: Workbench, id: string): Results {
  const { orm, overview } = workbench;
  const experiment = getExperiment(workbench, id);
  return {
    formatVersion: 1,
    id,
    createdAt: timeText(experiment.createdAt),
    document: { ...experiment.document, name: experiment.name },
    environment: environmentOfExperiment(orm, id) ?? null,
    runs: overview.runs(experiment),
  };
}

function queueAgain({ orm, notifier }: Workbench, id: string, runIds?: readonly string[]): number {
  const queued = queueUnfinished(orm, id, Date.now(), runIds);
  notifier.runsChanged(queued);
  return queued.length;
}
