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
import type { WeightsReference } from '../trainer/messages.ts';
import type { RunQueue } from './run-queue.ts';

/**
 * The queue in the workbench's own database.
 *
 * @param onLost is told of runs that turned out to have lost their weights
 */
export function sqliteQueue(
  orm: Orm,
  folder: WeightsFolder,
  onLost: (runId: string) => void,
): RunQueue {
  /** The weights of a trained run, or undefined after having queued it anew. */
  function weightsOf(run: StoredRun): WeightsReference | undefined {
    const { weightsSha256: sha256, sizeBytes } = run;
    if (sha256 !== null && sizeBytes !== null && folder.holds(sha256, sizeBytes)) {
      return { sha256, file: folder.fileOf(sha256) };
    }
    lost(run.id, sha256, say`its weights file is missing or has another length`);
    return undefined;
  }

  function lost(runId: string, sha256: string | null, reason: Reason): void {
    if (sha256 !== null) folder.discard(sha256);
    queueAnew(orm, runId, reason, Date.now());
    onLost(runId);
  }

  return {
    nextToTrain() {
      for (;;) {
        const run = nextQueuedRun(orm);
        if (!run) return undefined;
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
