import type { Training } from '../../contract/experiment.ts';
import type { SplitCounts } from '../../engine/datasets/split-counts.ts';

/** What the speed of training depends on, beside the images and the model. */
export type Recipe = Pick<Training, 'batchSize' | 'execution' | 'optimizer'>;

/** A run of the same model on images of the same shape that was trained here. */
export interface TimedRun {
  readonly recipe: Recipe;
  readonly examples: SplitCounts;
  readonly epochs: number;
  readonly trainingSeconds: number;
  /** Of evaluating on the test set. */
  readonly evaluationSeconds: number;
  /** Of loading and pruning. */
  readonly otherSeconds: number;
  /** Null where it has no latency. */
  readonly latencySeconds: number | null;
}

/** A run that is still to be done. */
export interface PlannedRun {
  /** Others wait for it. */
  readonly isBaseline: boolean;
  readonly epochs: number;
}

/** What is to be trained. */
export interface Plan {
  readonly runs: readonly PlannedRun[];
  readonly recipe: Recipe;
  readonly examples: SplitCounts;
}

/** A validation example is only passed forward, which takes about a third of a training step. */
const FORWARD_SHARE = 1 / 3;
/** Assumed of each run where no latency was measured yet: few of them have a graph of their own. */
const USUAL_LATENCY_SECONDS = 0.1;

/**
 * About how many seconds runs will take on this machine, from how long others took: baselines first
 * and then the rest, so many at a time as there are workers, and at the end every latency, one after
 * another. Training goes by the examples that are seen, and evaluation by those of the test set.
 * Speeds are those of the recipe itself or, where it was never trained, of the nearest one.
 *
 * @returns null where nothing like it was trained yet
 */
export function estimateSeconds(
  { runs: planned, recipe, examples }: Plan,
  timed: readonly TimedRun[],
  workers: number,
): number | null {
  if (planned.length === 0) return 0;
  const like = nearest(timed, recipe, examples);
  const seen = sum(like.map((run) => run.epochs * seenPerEpoch(run.examples)));
  const tested = sum(like.map((run) => run.examples.test));
  if (tested === 0 || (seen === 0 && planned.some(({ epochs }) => epochs > 0))) return null;
  const perSeen = seen === 0 ? 0 : sum(like.map((run) => run.trainingSeconds)) / seen;
  const perEpoch = perSeen * seenPerEpoch(examples);
  const perRun =
    sum(like.map((run) => run.otherSeconds)) / like.length +
    (sum(like.map((run) => run.evaluationSeconds)) / tested) * examples.test;
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

function seenPerEpoch({ train, validation }: SplitCounts): number {
  return train + validation * FORWARD_SHARE;
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
 * The runs that are nearest to this recipe: executed the same way if there are such, since that
 * matters most; of these, with the batch size of the nearest ratio; of these, with the same
 * optimizer; of these, with about as many training examples, which need the least scaling.
 */
function nearest(
  timed: readonly TimedRun[],
  recipe: Recipe,
  { train }: SplitCounts,
): readonly TimedRun[] {
  const distances: ((run: TimedRun) => number)[] = [
    (run) => (run.recipe.execution === recipe.execution ? 0 : 1),
    (run) => Math.abs(Math.log2(run.recipe.batchSize / recipe.batchSize)),
    (run) => (run.recipe.optimizer === recipe.optimizer ? 0 : 1),
    (run) => Math.abs(Math.log2(run.examples.train / train)),
  ];
  return distances.reduce((left, distance) => {
    const least = left.reduce((found, run) => Math.min(found, distance(run)), Infinity);
    return left.filter((run) => distance(run) === least);
  }, timed);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
