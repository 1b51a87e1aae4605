import { say } from '../../contract/sentence.ts';
import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { logEvent } from '../../db/queries/events.ts';
import {
  hasLatency,
  keepLatency,
  saveGraph,
  saveMeasurement,
  shareMeasurement,
} from '../../db/queries/latency.ts';
import { nextQueuedRun, queueAgain, startRun } from '../../db/queries/queue.ts';
import { discardResult, failRun, queueAnew, saveTrained } from '../../db/queries/run-results.ts';
import { findEnvironment } from '../../db/queries/environments.ts';
import { findRun } from '../../db/queries/runs.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import type { RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import type { CheckpointsFolder } from '../data-folder/checkpoints/checkpoints-folder.ts';
import { sweepCheckpoints } from '../data-folder/checkpoints/sweep-checkpoints.ts';
import type { WeightsFolder } from '../data-folder/weights-folder.ts';
import { storedWeights } from './stored-weights.ts';
import { isCurrent } from '../experiments/versions.ts';
import type { WeightsReference } from '../trainer/messages.ts';
import { dueLatencies } from './due-latencies.ts';
import { machineId } from './machine-id.ts';
import type { RunQueue } from './run-queue.ts';

/** Computed now, it would stand for something else beside the finished runs of its experiment. */
const OUTDATED = say`It was planned by an earlier version of the workbench, in which its model or
  strategy gave other results: start the document again, as an experiment of its own.`;

/** From where a run goes on, and what that is worth. */
function describeStanding({ epoch, seconds }: RunStanding): Sentence {
  const kept = seconds.toFixed(seconds < 10 ? 1 : 0);
  return epoch === null
    ? say`with ${kept} s of work kept`
    : say`from epoch ${epoch}, with ${kept} s of work kept`;
}

const GONE = say`its weights file is missing or has another length`;

/**
 * The queue in the workbench's own database.
 *
 * @param onChanged is told of runs whose state turned out to be another than it seemed
 */
export function sqliteQueue(
  orm: Orm,
  folder: WeightsFolder,
  checkpoints: CheckpointsFolder,
  onChanged: (runId: string) => void,
): RunQueue {
  /** The weights of a trained run, or undefined after having queued it anew. */
  function weightsOf(run: StoredRun): WeightsReference | undefined {
    const found = storedWeights(folder, run);
    if (!found) lost(run.id, run.weightsSha256, GONE);
    return found;
  }

  function machineOf(environmentId: string): string {
    const environment = findEnvironment(orm, environmentId);
    if (!environment) throw new Error(`No environment ${environmentId} is stored.`);
    return machineId(environment);
  }

  function lost(runId: string, sha256: string | null, reason: Reason): void {
    if (sha256 !== null) folder.discard(sha256);
    queueAnew(orm, runId, reason, Date.now());
    onChanged(runId);
  }

  const due = dueLatencies(orm, (run, neededBy) => {
    const found = storedWeights(folder, run);
    if (found || !hasLatency(neededBy)) return found ?? weightsOf(run);
    // What has a latency need not be trained anew for another one.
    keepLatency(orm, neededBy.id, GONE, Date.now());
    onChanged(neededBy.id);
    return undefined;
  });

  return {
    nextToTrain(among) {
      for (;;) {
        const run = nextQueuedRun(orm, among);
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
    latencyDue: due.first,
    nextToIdentify: due.nextToIdentify,
    identified: (runId, graph) => saveGraph(orm, runId, graph),
    shareLatencies(environmentId, among) {
      const shared = due.shareable(machineOf(environmentId), among);
      const now = Date.now();
      for (const { runId, measurementId } of shared) {
        shareMeasurement(orm, runId, measurementId, now);
      }
      return shared.map(({ runId }) => runId);
    },
    nextToMeasure: due.nextToMeasure,
    started: (runId) => startRun(orm, runId, Date.now()),
    noted: (runId, sentence) =>
      logEvent(orm, 'noted', { runId, detail: sentence, now: Date.now() }),
    trained(runId, { report, environmentId, curve }) {
      if (!storedWeights(folder, report)) return false;
      const { layers, stages, parameters, classes, ...figures } = report;
      saveTrained(
        orm,
        runId,
        {
          figures: { ...figures, parameterCount: parameters },
          layers,
          stages,
          curve,
          classes: Buffer.from(classes, 'base64'),
          environmentId,
        },
        Date.now(),
      );
      // Were the workbench killed here, they would be swept at the next start.
      checkpoints.discard(runId);
      return true;
    },
    measured: ({ runId, graph, dense }, { among, measurement: content, seconds, environmentId }) =>
      saveMeasurement(
        orm,
        {
          graph,
          denseGraph: dense.graph,
          machine: machineOf(environmentId),
          environmentId,
          content,
        },
        { runId, seconds, among },
        Date.now(),
      ),
    wentOn: (runId, from) =>
      logEvent(orm, 'went-on', { runId, detail: describeStanding(from), now: Date.now() }),
    kept: checkpoints.kept,
    keptMore: checkpoints.hasMore,
    beganAgain: (runId) => discardResult(orm, runId),
    checkpointTrouble: (runId, sentence) =>
      logEvent(orm, 'checkpoint', { runId, detail: sentence, now: Date.now() }),
    retry(runId, reason, gotFurther) {
      const now = Date.now();
      logEvent(orm, 'died', { runId, detail: reason, now });
      queueAgain(orm, runId, { gotFurther }, now);
    },
    failed(runId, reason) {
      const now = Date.now();
      if (keepLatency(orm, runId, reason, now)) return [runId];
      const failed = failRun(orm, runId, reason, now);
      sweepCheckpoints(orm, checkpoints);
      return failed;
    },
    weightsLost: lost,
    networkLost(waiting, runId, sha256, reason) {
      const now = Date.now();
      const kept = waiting.filter((id) => keepLatency(orm, id, reason, now));
      kept.forEach(onChanged);
      if (kept.length < waiting.length) lost(runId, sha256, reason);
    },
  };
}
