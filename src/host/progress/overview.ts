import type {
  ExperimentProgress,
  ExperimentSummary,
  HistoryQuery,
} from '../../contract/progress.ts';
import { searchWords } from '../../contract/bounds.ts';
import { datasetName, modelKey } from '../../contract/experiment.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import { documentSeries, withoutLevels } from '../../analysis/comparison/document-series.ts';
import type { Waiting } from '../../contract/waiting.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Orm } from '../../db/database.ts';
import { experimentsOfRun } from '../../db/queries/experiments.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { listExperiments, tagsByExperiment } from '../../db/queries/history.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import type { RunWithContext } from '../../db/queries/runs.ts';
import { suspectRuns } from '../../db/queries/suspects.ts';
import { likeRuns, timedRuns, workLeft } from '../../db/queries/pace.ts';
import type { TimedRun } from '../../db/queries/pace.ts';
import { unfinishedAmong } from '../../db/queries/queue.ts';
import { tallies } from '../../db/queries/tally.ts';
import type { Tally } from '../../db/queries/tally.ts';
import type { RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import type { Activity } from './activity.ts';
import { conditionCounts, NO_CONDITIONS } from './condition.ts';
import { experimentProgress } from './experiment-progress.ts';
import type { ActiveWork, BegunWork } from './experiment-progress.ts';
import { findStrategy } from '../../engine/strategies/registry.ts';
import { latestRead } from './latest-read.ts';
import { runRecord, timeText } from './run-record.ts';
import type { Circumstances } from './run-record.ts';
import type { Pace } from './time-left.ts';

/** How experiments stand now: what is stored, and what trainers are doing. */
export interface Overview {
  progress(experiment: StoredExperiment): ExperimentProgress;
  summary(experiment: StoredExperiment): ExperimentSummary;
  /** Of the experiments that are asked for, newest first. */
  summaries(query: HistoryQuery): ExperimentSummary[];
  runs(experiment: StoredExperiment): RunRecord[];
  /** For what the workbench, or some run, waits; null where nothing does. */
  waits(): Waiting | null;
  /** As they are stored; the same object as long as nothing is written. */
  stored(experimentId: string): readonly RunWithContext[];
}

/** Of what an overview is made. */
export interface OverviewParts {
  readonly orm: Orm;
  readonly activity: Activity;
  /** Runs of a document at a time. */
  workers(document: ExperimentDocument): number;
  /** Where runs stand that were begun, at their newest checkpoints. */
  begun(): ReadonlyMap<string, RunStanding>;
  /** Nobody works on the data folder. */
  readonly abandoned: boolean;
}

export function createOverview(parts: OverviewParts): Overview {
  const { orm, activity, workers, begun, abandoned } = parts;
  const stored = latestRead(orm, (id): readonly RunWithContext[] => runsOfExperiment(orm, id));

  const circumstancesOf = ({ cancelledAt }: StoredExperiment): Circumstances => {
    return { cancelled: cancelledAt !== null, abandoned };
  };

  function activeByExperiment(): Map<string, ActiveWork[]> {
    const found = new Map<string, ActiveWork[]>();
    for (const work of activity.all()) {
      for (const id of experimentsOfRun(orm, work.runId)) {
        found.set(id, [...(found.get(id) ?? []), work]);
      }
    }
    return found;
  }

  /** Of each experiment, where its unfinished runs stand that have a checkpoint. */
  function begunByExperiment(): Map<string, BegunWork[]> {
    const standings = begun();
    const found = new Map<string, BegunWork[]>();
    for (const { experimentId, runId, work } of unfinishedAmong(orm, [...standings.keys()])) {
      const standing = standings.get(runId);
      if (!standing) continue;
      const others = found.get(experimentId) ?? [];
      found.set(experimentId, [...others, { runId, work, ...standing }]);
    }
    return found;
  }

  /** Runs like those of an experiment are looked for once, and only where some of its own are at work. */
  const alike = new Map<string, readonly TimedRun[]>();
  function paceOf(id: string, worked: boolean): Pace {
    const left = workLeft(orm, id);
    const own = timedRuns(orm, id);
    if (own.length > 0 || !worked) {
      alike.delete(id);
      return { left, timed: own };
    }
    const timed = alike.get(id) ?? likeRuns(orm, id);
    alike.set(id, timed);
    return { left, timed };
  }

  function progressOf(
    experiment: StoredExperiment,
    tally: readonly Tally[],
    active: ActiveWork[],
    begunWork: BegunWork[],
  ): ExperimentProgress {
    return experimentProgress({
      tallies: tally,
      active,
      begun: begunWork,
      ...circumstancesOf(experiment),
      paused: experiment.pausedAt !== null,
      workers: workers(experiment.document),
      pace: () => paceOf(experiment.id, active.length > 0),
      heldUp: activity.waiting(),
    });
  }

  function progress(experiment: StoredExperiment): ExperimentProgress {
    const active = activeByExperiment().get(experiment.id) ?? [];
    const begunWork = begunByExperiment().get(experiment.id) ?? [];
    return progressOf(experiment, tallies(orm, experiment.id), active, begunWork);
  }

  return {
    progress,
    summary: (experiment) =>
      summaryOf(
        experiment,
        tagsByExperiment(orm, experiment.id).get(experiment.id) ?? [],
        progress(experiment),
        conditionCounts(suspectRuns(orm, experiment.id)).get(experiment.id),
      ),
    summaries({ search, states, from, until, ...filter }) {
      const tallyOf = Map.groupBy(tallies(orm), ({ experimentId }) => experimentId);
      const activeOf = activeByExperiment();
      const begunOf = begunByExperiment();
      const tagsOf = tagsByExperiment(orm);
      const conditions = conditionCounts(suspectRuns(orm));
      const found = listExperiments(orm, {
        ...filter,
        words: search === undefined ? undefined : searchWords(search),
        from: from === undefined ? undefined : Date.parse(from),
        until: until === undefined ? undefined : Date.parse(until),
      });
      return found
        .map((experiment) => {
          const { id } = experiment;
          const standing = progressOf(
            experiment,
            tallyOf.get(id) ?? [],
            activeOf.get(id) ?? [],
            begunOf.get(id) ?? [],
          );
          return summaryOf(experiment, tagsOf.get(id) ?? [], standing, conditions.get(id));
        })
        .filter(({ progress: { state } }) => !states?.length || states.includes(state));
    },
    runs: (experiment) =>
      stored(experiment.id).map((run) => runRecord(run, circumstancesOf(experiment))),
    waits: activity.waiting,
    stored,
  };
}

function summaryOf(
  { id, name, createdAt, document, notes, archivedAt }: StoredExperiment,
  tags: string[],
  progress: ExperimentProgress,
  conditions: ExperimentSummary['conditions'] = NO_CONDITIONS,
): ExperimentSummary {
  return {
    id,
    name,
    createdAt: timeText(createdAt),
    dataset: datasetName(document.dataset),
    model: modelKey(document.model),
    strategies: [...new Set(document.strategies.map((strategy) => strategy.id))],
    series: documentSeries(document.strategies.map(bare)).map(({ strategy, telling }) => ({
      strategy,
      telling,
    })),
    seeds: document.seeds.length,
    tags,
    notes,
    archivedAt: timeText(archivedAt),
    progress,
    conditions: { ...conditions },
  };
}

/** A strategy that this version does not know has no levels of its own that it could leave out. */
function bare(choice: Choice): Choice {
  return withoutLevels(choice, findStrategy(choice.id)?.levels?.parameter);
}
