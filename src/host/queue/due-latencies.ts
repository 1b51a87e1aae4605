import type { NamedDevice } from '../../contract/device.ts';
import type { Orm } from '../../db/database.ts';
import { experimentsToMeasure } from '../../db/queries/experiments.ts';
import { findMeasurement, hasLatency, runsToMeasure } from '../../db/queries/latency.ts';
import type { DueRun } from '../../db/queries/latency.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import type { WeightsReference } from '../trainer/messages.ts';
import type { IdentifyingJob, MeasuringJob } from './run-queue.ts';

/** Which latencies are due, and what is measured for them; `among`: as in `RunQueue`. */
export interface DueLatencies {
  /** What the document of the first run that is due names; undefined where none is due. */
  first(): NamedDevice | undefined;
  nextToIdentify(among?: readonly NamedDevice[]): IdentifyingJob | undefined;
  nextToMeasure(among?: readonly NamedDevice[]): MeasuringJob[];
  /** Runs that never had a latency while one of their graph was measured on this machine. */
  shareable(
    machine: string,
    among?: readonly NamedDevice[],
  ): { readonly runId: string; readonly measurementId: number }[];
}

/**
 * So many graphs are measured together, in turn: enough that the bursts of one lie apart in time, and
 * not so many that a trouble with one costs much of the others.
 */
const MOST_TOGETHER = 16;

/**
 * @param weightsOf the weights of a stored network that a run needs; undefined where they are gone, and
 * something is done about it
 */
export function dueLatencies(
  orm: Orm,
  weightsOf: (run: StoredRun, neededBy: StoredRun) => WeightsReference | undefined,
): DueLatencies {
  function networkOf(run: StoredRun, neededBy: StoredRun) {
    const weights = weightsOf(run, neededBy);
    return weights && { runId: run.id, spec: run.spec, weights };
  }

  /** The latency of some runs of one graph: measured on the first whose files are there. */
  function jobOf(group: readonly DueRun[]): MeasuringJob | undefined {
    for (const [place, { run, dense }] of group.entries()) {
      const own = networkOf(run, run);
      const beside = own && networkOf(dense, run);
      if (!beside || run.graph === null || dense.graph === null) continue;
      return {
        ...own,
        work: run.work,
        runIds: group.slice(place).map((one) => one.run.id),
        graph: run.graph,
        dense: { ...beside, graph: dense.graph },
      };
    }
    return undefined;
  }

  return {
    first() {
      for (const experimentId of experimentsToMeasure(orm)) {
        const [due] = runsToMeasure(orm, experimentId);
        if (due) return due.run.spec.device ?? null;
      }
      return undefined;
    },
    nextToIdentify(among) {
      for (const { run, dense } of allDue(orm, among)) {
        const unknown = [run, dense].find(({ graph }) => graph === null);
        const network = unknown && networkOf(unknown, run);
        if (network) return { ...network, neededBy: run.id };
      }
      return undefined;
    },
    nextToMeasure(among) {
      for (const experimentId of experimentsToMeasure(orm)) {
        const known = runsToMeasure(orm, experimentId, among).filter(
          ({ run, dense }) => run.graph !== null && dense.graph !== null,
        );
        const groups = Map.groupBy(known, ({ run, dense }) => `${run.graph} ${dense.graph}`);
        const jobs = [...groups.values()]
          .slice(0, MOST_TOGETHER)
          .flatMap((one) => jobOf(one) ?? []);
        // Where files are gone there may be none of it.
        if (jobs.length > 0) return jobs;
      }
      return [];
    },
    shareable: (machine, among) =>
      allDue(orm, among).flatMap(({ run, dense }) => {
        const { id: runId, graph } = run;
        if (hasLatency(run) || graph === null || dense.graph === null) return [];
        const found = findMeasurement(orm, { graph, denseGraph: dense.graph, machine });
        return found ? [{ runId, measurementId: found.id }] : [];
      }),
  };
}

function allDue(orm: Orm, among?: readonly NamedDevice[]): DueRun[] {
  return experimentsToMeasure(orm).flatMap((id) => runsToMeasure(orm, id, among));
}
