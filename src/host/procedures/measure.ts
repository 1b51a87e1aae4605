import { NotFound, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { logEvent } from '../../db/queries/events.ts';
import {
  experimentsOfRun,
  findExperiment,
  runsText,
  wantAgain,
} from '../../db/queries/experiments.ts';
import { measurableRuns, measureAgain } from '../../db/queries/latency.ts';
import type { DueRun } from '../../db/queries/latency.ts';
import { storedWeights } from '../queue/stored-weights.ts';
import type { Workbench } from '../workbench.ts';
import { getExperiment } from './experiments.ts';

/** What is measured again. */
export interface Remeasured {
  readonly experimentId: string;
  readonly runs: number;
  /** Runs whose network files are gone: they keep the latency that they have. */
  readonly gone: number;
}

/**
 * Has the latencies of an experiment measured again, those that were never measured too. What is found
 * is the latency of every run with the same graph, in other experiments as well.
 *
 * @throws NotFound; UserError where nothing is trained, or no network file is left
 */
export function measureExperiment(workbench: Workbench, id: string): Remeasured {
  getExperiment(workbench, id);
  return measure(workbench, id, measurableRuns(workbench.orm, id));
}

/** Likewise of one run, and with it of all that have its graph. */
export function measureRun(workbench: Workbench, id: string): Remeasured {
  const { orm } = workbench;
  const experiments = experimentsOfRun(orm, id).flatMap((one) => findExperiment(orm, one) ?? []);
  const wanted = experiments.find(
    ({ cancelledAt, archivedAt }) => cancelledAt === null && archivedAt === null,
  );
  const experiment = wanted ?? experiments[0];
  if (!experiment) throw new NotFound(say`There is no run ${id} in this data folder.`);
  const own = measurableRuns(orm, experiment.id).filter(({ run }) => run.id === id);
  return measure(workbench, experiment.id, own);
}

function measure(
  workbench: Workbench,
  experimentId: string,
  measurable: readonly DueRun[],
): Remeasured {
  const { orm, notifier, scheduler, weights } = workbench;
  if (measurable.length === 0) {
    throw new UserError(
      say`Nothing of it is trained yet, so there is no latency to measure: do it once a run is done.`,
    );
  }
  const there = measurable.filter(
    ({ run, dense }) => storedWeights(weights, run) && storedWeights(weights, dense),
  );
  const [first] = measurable;
  if (there.length === 0) {
    throw new UserError(
      say`The latency cannot be measured again: the network files are gone from ${weights.dir}
        (such as ${first?.run.weightsSha256 ?? ''}.safetensors). Restore them from a copy of the data
        folder, or run the experiment again in another one.`,
    );
  }
  orm.transaction((tx) => {
    const now = Date.now();
    const experiment = findExperiment(tx, experimentId);
    if (experiment?.cancelledAt || experiment?.archivedAt) wantAgain(tx, experimentId, now);
    measureAgain(
      tx,
      there.map(({ run }) => run.id),
    );
    const detail = say`latency of ${runsText(there.length)}`;
    logEvent(tx, 'queued', { experimentId, detail, now });
  });
  notifier.runsChanged(there.map(({ run }) => run.id));
  notifier.experimentChanged(experimentId);
  scheduler.wake();
  return { experimentId, runs: there.length, gone: measurable.length - there.length };
}
