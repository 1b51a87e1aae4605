import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Environment } from '../../contract/run.ts';
import type { Orm } from '../database.ts';
import { environments, experimentRuns, experiments, metricPoints, runs } from '../schema.ts';

/** Where the figures of a finished run come from. */
export interface Origin {
  readonly runId: string;
  /** Null for a dense baseline. */
  readonly baselineId: string | null;
  /** Null where none was recorded. */
  readonly environment: Environment | null;
  /** Epochs that it was trained, those of the baseline that it starts from included. */
  readonly epochs: number;
  /** It was trained from initial weights, and not from those of its baseline. */
  readonly startsAnew: boolean;
}

const HAS_FIGURES = ['trained', 'done'] as const;

/** The origins of an experiment's finished runs, in the order of its plan. */
export function originsOfExperiment(orm: Orm, experimentId: string): Origin[] {
  const rows = orm
    .select({
      runId: runs.id,
      baselineId: runs.baselineId,
      environmentId: runs.environmentId,
    })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(
      and(eq(experimentRuns.experimentId, experimentId), inArray(runs.status, [...HAS_FIGURES])),
    )
    .orderBy(experimentRuns.position)
    .all();
  // Thousands of runs were made in a few environments: each is read once.
  const known = new Map(
    orm
      .select()
      .from(environments)
      .all()
      .map(({ id, content }) => [id, content]),
  );
  const epochs = epochsByRun(orm, experimentId);
  const none = { all: 0, fromStart: 0 };
  return rows.map(({ environmentId, ...row }) => {
    const own = epochs.get(row.runId) ?? none;
    const startsAnew = own.fromStart > 0;
    const before = startsAnew ? undefined : epochs.get(row.baselineId ?? '');
    return {
      ...row,
      environment: (environmentId !== null && known.get(environmentId)) || null,
      epochs: own.all + (before?.all ?? 0),
      startsAnew,
    };
  });
}

/** How many epochs each run of an experiment has told of, and how many of these from initial weights. */
function epochsByRun(orm: Orm, experimentId: string) {
  const rows = orm
    .select({
      runId: metricPoints.runId,
      all: count(),
      fromStart: sql<number>`sum(${metricPoints.stage} = 'train')`,
    })
    .from(experimentRuns)
    .innerJoin(metricPoints, eq(metricPoints.runId, experimentRuns.runId))
    .where(eq(experimentRuns.experimentId, experimentId))
    .groupBy(metricPoints.runId)
    .all();
  return new Map(rows.map(({ runId, ...epochs }) => [runId, epochs]));
}

/** A strategy of which an experiment has finished runs, with the parameters they have in common. */
export interface FinishedStrategy {
  readonly experimentId: string;
  readonly strategy: string;
  readonly parameters: Record<string, unknown>;
}

/** What has been finished in each experiment that is not put away. */
export function finishedStrategies(orm: Orm): FinishedStrategy[] {
  return orm
    .selectDistinct({
      experimentId: experimentRuns.experimentId,
      strategy: runs.strategy,
      parameters: runs.parameters,
    })
    .from(runs)
    .innerJoin(experimentRuns, eq(experimentRuns.runId, runs.id))
    .innerJoin(experiments, eq(experiments.id, experimentRuns.experimentId))
    .where(and(inArray(runs.status, [...HAS_FIGURES]), isNull(experiments.archivedAt)))
    .all();
}

/** The documents of some experiments. */
export function documentsOf(orm: Orm, ids: readonly string[]): ExperimentDocument[] {
  return orm
    .select({ document: experiments.document })
    .from(experiments)
    .where(inArray(experiments.id, [...ids]))
    .all()
    .map(({ document }) => document);
}
