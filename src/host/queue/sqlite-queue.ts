import { say } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { experimentsToMeasure } from '../../db/queries/experiments.ts';
import { logEvent } from '../../db/queries/events.ts';
import { nextQueuedRun, nextRunToMeasure, queueAgain, startRun } from '../../db/queries/queue.ts';
import { failRun, queueAnew, saveLatency, saveTrained } from '../../db/queries/run-results.ts';
import { findRun } from '../../db/queries/runs.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import type { WeightsFolder } from '../data-folder/weights-folder.ts';
import { isCurrent } from '../experiments/versions.ts';
import type { WeightsReference } from '../trainer/messages.ts';
import type { RunQueue } from './run-queue.ts';

/** Computed now, it would stand for something else beside the finished runs of its experiment. */
const OUTDATED = say`It was planned by an earlier version of the workbench, in which its model or
  strategy gave other results: start the document again, as an experiment of its own.`;

/**
 * The queue in the workbench's own database.
 *
 * @param onChanged is told of runs whose state turned out to be another than it seemed
 */
export function sqliteQueue(
  orm: Orm,
  folder: WeightsFolder,
  onChanged: (runId: string) => void,
): RunQueue {
  /** The weights of a trained run, or undefined after having queued it anew. */
  function weightsOf(run: StoredRun): WeightsReference | undefined {
    const { weightsSha256: sha256 } = run;
    const fileBytes = run.fileBytes ?? run.sizeBytes;
    if (sha256 !== null && fileBytes !== null && folder.holds(sha256, fileBytes)) {
      return { sha256, file: folder.fileOf(sha256) };
    }
    lost(run.id, sha256, say`its weights file is missing or has another length`);
    return undefined;
  }

  function lost(runId: string, sha256: string | null, reason: Reason): void {
    if (sha256 !== null) folder.discard(sha256);
    queueAnew(orm, runId, reason, Date.now());
    onChanged(runId);
  }

  return {
    nextToTrain() {
      for (;;) {
        const run = nextQueuedRun(orm);
        if (!run) return undefined;
        if (!isCurrent(run.spec)) {
          failRun(orm, run.id, OUTDATED, Date.now()).forEach(onChanged);
          continue;
        }
        const job = { runId: run.id, spec: run.spec, work: run.work, attempts: run.attempts };
        const baseline = run.baselineId === null ? undefined : findRun(orm, run.baselineId);
        if (!baseline) return { ...job, baseline: null };
        const reference = weightsOf(baseline);
        // Without its weights the baseline is queued again, and comes next itself.
        if (reference) return { ...job, baseline: { ...reference, runId: baseline.id } };
      }
    },
    nextToMeasure() {
      for (const experimentId of experimentsToMeasure(orm)) {
        const run = nextRunToMeasure(orm, experimentId);
        const weights = run && weightsOf(run);
        // Without its weights the experiment has something to train again.
        if (run && weights) return { runId: run.id, spec: run.spec, work: run.work, weights };
      }
      return undefined;
    },
    started: (runId) => startRun(orm, runId, Date.now()),
    noted: (runId, sentence) =>
      logEvent(orm, 'noted', { runId, detail: sentence, now: Date.now() }),
    trained(runId, report, environmentId) {
      const { layers, stages, parameters, classes, ...figures } = report;
      saveTrained(
        orm,
        runId,
        {
          figures: { ...figures, parameterCount: parameters },
          layers,
          stages,
          classes: Buffer.from(classes, 'base64'),
          environmentId,
        },
        Date.now(),
      );
    },
    measured: (runId, latencyMs, seconds) =>
      saveLatency(orm, runId, { ...latencyMs }, seconds, Date.now()),
    retry(runId, reason) {
      const now = Date.now();
      logEvent(orm, 'died', { runId, detail: reason, now });
      queueAgain(orm, runId, reason, now);
    },
    failed: (runId, reason) => failRun(orm, runId, reason, Date.now()),
    weightsLost: lost,
  };
}
