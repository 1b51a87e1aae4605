import { gunzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { eq } from 'drizzle-orm';
import type { UserError } from '../../contract/errors.ts';
import type { RunSpec } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import { DENSE, DENSE_CONTINUED } from '../../contract/words.ts';
import { notOurs } from '../../db/archive/untrusted.ts';
import type { Orm } from '../../db/database.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { findPredictions } from '../../db/queries/predictions.ts';
import type { StoredRun } from '../../db/queries/runs.ts';
import {
  environments,
  experimentRuns,
  experiments,
  latencyMeasurements,
  runs,
} from '../../db/schema.ts';
import { documentSchema } from '../experiments/document-schema.ts';
import { contentId, withoutNetworkName } from '../experiments/identity.ts';
import { withoutLevels } from '../experiments/levels.ts';
import { runId } from '../experiments/plan.ts';
import { experimentIdBy } from '../experiments/versions.ts';
import { machineId } from '../queue/machine-id.ts';

/** No test set is larger: what a run says of it unpacks to a byte for each example. */
const MAX_TEST_EXAMPLES = 2 ** 26;

/**
 * Makes sure that experiments, runs, environments and machines are what their ids say, which are hashes of
 * what they are, and that what is stored beside a run's spec agrees with it. Figures can be made up all the
 * same: an archive is as trustworthy as who sent it.
 *
 * @throws UserError
 */
export function requireOwnIdentities(orm: Orm): void {
  requireEnvironments(orm);
  const seen = new Set<string>();
  for (const experiment of orm.select().from(experiments).all()) {
    const own = orm
      .select({ run: runs })
      .from(experimentRuns)
      .innerJoin(runs, eq(runs.id, experimentRuns.runId))
      .where(eq(experimentRuns.experimentId, experiment.id))
      .all()
      .map(({ run }) => run);
    const byId = new Map(own.map((run) => [run.id, run]));
    requireExperiment(experiment, own);
    for (const run of own) {
      requireOfDocument(experiment, run);
      if (seen.has(run.id)) continue;
      seen.add(run.id);
      requireRun(run, byId.get(run.baselineId ?? ''));
      requireResult(orm, run);
    }
  }
  const all = orm.select({ id: runs.id }).from(runs).all();
  const nobodys = all.find(({ id }) => !seen.has(id));
  if (nobodys) throw notOurs(say`the run ${nobodys.id} belongs to no experiment`);
}

function requireEnvironments(orm: Orm): void {
  for (const { id, content } of orm.select().from(environments).all()) {
    if (contentId(content) !== id) throw otherId(say`environment`, id);
  }
  const measured = orm
    .select({ machine: latencyMeasurements.machine, content: environments.content })
    .from(latencyMeasurements)
    .innerJoin(environments, eq(environments.id, latencyMeasurements.environmentId))
    .all();
  for (const { machine, content } of measured) {
    if (machineId(content) !== machine) throw otherId(say`machine`, machine);
  }
}

function requireExperiment({ id, document }: StoredExperiment, own: readonly StoredRun[]): void {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notOurs(
      say`the document of the experiment ${id} is not one (${issue?.path.map(String).join('.') ?? ''}:
        ${issue?.message ?? ''})`,
    );
  }
  const versions = new Map(
    own.map(({ spec }) => [
      canonicalize(spec.pruning?.strategy ?? null),
      spec.versions ? { versions: spec.versions } : {},
    ]),
  );
  const versionsAt = (choice: Parameters<typeof withoutLevels>[0] | null) =>
    versions.get(canonicalize(choice && withoutLevels(choice))) ?? {};
  if (experimentIdBy(document, versionsAt) !== id) throw otherId(say`experiment`, id);
}

/** Data set, model, recipe and device of a run are those of its experiment. */
function requireOfDocument({ id, document }: StoredExperiment, { id: run, spec }: StoredRun): void {
  if (inCommon(document) !== inCommon(spec)) {
    throw notOurs(say`the run ${run} is none of the experiment ${id}`);
  }
}

function requireRun(run: StoredRun, baseline: StoredRun | undefined): void {
  const { id, spec } = run;
  if (runId(spec) !== id) throw otherId(say`run`, id);
  const { id: strategy = denseName(spec), ...parameters } = spec.pruning?.strategy ?? {};
  const told = [run.strategy, run.parameters, run.level ?? 0, run.seed, run.fold];
  const meant = [strategy, parameters, spec.pruning?.level ?? 0, spec.seed, spec.fold ?? null];
  const startsFrom = baseline && common(baseline.spec);
  const isFromNone = spec.pruning === null && spec.continued === undefined;
  if (
    canonicalize(told) !== canonicalize(meant) ||
    (isFromNone ? run.baselineId !== null : startsFrom !== common(spec)) ||
    (baseline && denseName(baseline.spec) !== DENSE)
  ) {
    throw notOurs(say`what stands beside the run ${id} contradicts it`);
  }
}

function denseName({ pruning, continued }: RunSpec): string | undefined {
  if (pruning !== null) return undefined;
  return continued === undefined ? DENSE : DENSE_CONTINUED;
}

/** What a run and its dense baseline have in common. */
function common(spec: RunSpec): string | undefined {
  return canonicalize([inCommon(spec), spec.seed, spec.fold ?? null]);
}

/** What all runs of an experiment have in common. */
function inCommon({
  dataset,
  model,
  training,
  device,
}: Pick<RunSpec, 'dataset' | 'model' | 'training' | 'device'>): string | undefined {
  return canonicalize({
    ...withoutNetworkName({ dataset, model, training }),
    device: device ?? null,
  });
}

/** A run that is trained has what it was trained for. */
function requireResult(orm: Orm, run: StoredRun): void {
  const { id, status, accuracy, loss, weightsSha256, environmentId } = run;
  const isTrained = status === 'trained' || status === 'done';
  const lacks = [accuracy, loss, weightsSha256, environmentId].includes(null);
  if (isTrained && lacks) throw notOurs(say`the run ${id} has no result`);
  const classes = findPredictions(orm, id);
  if (classes === undefined) return;
  let count: number;
  try {
    count = gunzipSync(classes, { maxOutputLength: MAX_TEST_EXAMPLES }).length;
  } catch (error) {
    throw notOurs(
      say`what the run ${id} says of its test set is damaged (${(error as Error).message})`,
    );
  }
  if (run.testExamples !== null && run.testExamples !== count) {
    throw notOurs(
      say`the run ${id} says of ${count} test examples what they are, and has ${run.testExamples}`,
    );
  }
}

function otherId(what: ReturnType<typeof say>, id: string): UserError {
  return notOurs(say`the ${what} ${id} has another id than its content`);
}
