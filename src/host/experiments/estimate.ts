import type { Training } from '../../contract/experiment.ts';

/** What the speed of training depends on, beside data set and model. */
export type Recipe = Pick<Training, 'batchSize' | 'execution' | 'optimizer'>;

/** A run of the same data set and model that was trained here. */
export interface TimedRun {
  readonly recipe: Recipe;
  readonly epochs: number;
  readonly trainingSeconds: number;
  /** Of loading, pruning and evaluating. */
  readonly otherSeconds: number;
  /** Null where its latency was not measured. */
  readonly latencySeconds: number | null;
}

/** A run that is still to be done. */
export interface PlannedRun {
  /** Others wait for it. */
  readonly isBaseline: boolean;
  readonly epochs: number;
}

/** Assumed where no latency was measured yet. */
const USUAL_LATENCY_SECONDS = 0.5;

/**
 * About how many seconds runs will take on this machine, from how long others took: baselines first
 * and then the rest, so many at a time as there are workers, and at the end every latency, one after
 * another. Speeds are those of the recipe itself or, where it was never trained, of the nearest one.
 *
 * @returns null where nothing like it was trained yet
 */
export function estimateSeconds(
  planned: readonly PlannedRun[],
  recipe: Recipe,
  timed: readonly TimedRun[],
  workers: number,
): number | null {
  if (planned.length === 0) return 0;
  const like = ofNearestRecipe(timed, recipe);
  const epochs = sum(like.map((run) => run.epochs));
  if (epochs === 0) return null;
  const perEpoch = sum(like.map((run) => run.trainingSeconds)) / epochs;
  const perRun = sum(like.map((run) => run.otherSeconds)) / like.length;
  const latencies = like.flatMap(({ latencySeconds }) => latencySeconds ?? []);
  const perLatency =
    latencies.length > 0 ? sum(latencies) / latencies.length : USUAL_LATENCY_SECONDS;

  const seconds = (runs: readonly PlannedRun[]) =>
    shared(
      runs.map((run) => perRun + run.epochs * perEpoch),
      workers,
    );
  return (
    seconds(planned.filter(({ isBaseline }) => isBaseline)) +
    seconds(planned.filter(({ isBaseline }) => !isBaseline)) +
    planned.length * perLatency
  );
}

/** Tasks that are shared among workers take at least as long as the longest of them. */
function shared(tasks: readonly number[], workers: number): number {
  if (tasks.length === 0) return 0;
  return Math.max(
    sum(tasks) / workers,
    tasks.reduce((longest, task) => Math.max(longest, task)),
  );
}

/**
 * The runs of the recipe that is nearest to this one: executed the same way if there are such, since
 * that matters most; of these, with the batch size of the nearest ratio; of these, with the same
 * optimizer.
 */
function ofNearestRecipe(timed: readonly TimedRun[], recipe: Recipe): TimedRun[] {
  const distances: ((other: Recipe) => number)[] = [
    ({ execution }) => (execution === recipe.execution ? 0 : 1),
    ({ batchSize }) => Math.abs(Math.log2(batchSize / recipe.batchSize)),
    ({ optimizer }) => (optimizer === recipe.optimizer ? 0 : 1),
  ];
  return distances.reduce<TimedRun[]>(
    (left, distance) => {
      const nearest = left.reduce((least, run) => Math.min(least, distance(run.recipe)), Infinity);
      return left.filter((run) => distance(run.recipe) === nearest);
    },
    [...timed],
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
