import type { ExperimentDocument, FineTuning } from '../../contract/experiment.ts';
import type { Fold, RunSpec } from '../../contract/run.ts';
import { DENSE, DENSE_CONTINUED } from '../../contract/words.ts';
import { getStrategy, trainsAhead } from '../../engine/strategies/registry.ts';
import { RESULT_VERSION } from '../../engine/runs/result-version.ts';
import type { NewRun } from '../../db/queries/experiments.ts';
import { contentId, withoutNetworkName } from './identity.ts';
import { levelsOf, withoutLevels } from './levels.ts';
import { startsAnew } from './starts-anew.ts';
import { versionsOf } from './versions.ts';

/**
 * Loading, pruning and evaluating take about as long as this many epochs of training: with it runs
 * without any fine-tuning count for something in the progress.
 */
const OVERHEAD_EPOCHS = 0.5;

/** The epochs of training behind a run's work. */
export function epochsOfWork(work: number): number {
  return work - OVERHEAD_EPOCHS;
}

/** A run's id follows from what determines its result: the spec, and the engine's own version. */
export function runId(spec: RunSpec): string {
  return contentId({ resultVersion: RESULT_VERSION, spec: withoutNetworkName(spec) });
}

/** Once through everything that a document asks for: a seed, in cross-validation with a fold. */
interface Repeat {
  readonly seed: number;
  readonly fold?: Fold;
}

/** How often everything is done. */
export function repeatsOf({
  seeds,
  crossValidation,
}: Pick<ExperimentDocument, 'seeds' | 'crossValidation'>): Repeat[] {
  if (crossValidation === undefined) return seeds.map((seed) => ({ seed }));
  const { folds: of } = crossValidation;
  return seeds.flatMap((seed) =>
    Array.from({ length: of }, (_, index) => ({ seed, fold: { index, of } })),
  );
}

/**
 * All runs of a document: first a dense baseline for each repeat, then the same ones fine-tuned as long
 * as what is pruned, then strategy by level by repeat.
 */
export function planRuns(document: ExperimentDocument): NewRun[] {
  const repeats = repeatsOf(document).map((repeat) => ({
    ...repeat,
    baseline: plannedBaseline(document, repeat),
  }));
  const continued =
    document.fineTuning.epochs === 0
      ? []
      : repeats.map(({ baseline }) => plannedContinuation(baseline, document.fineTuning));
  const pruned = document.strategies.flatMap((choice) => {
    const { levels, areSparsities } = levelsOf(choice, document.sparsities);
    const settings = withoutLevels(choice);
    const { id, ...parameters } = settings;
    return levels.flatMap((level) =>
      repeats.map(({ baseline, ...repeat }): NewRun => {
        const strategy = getStrategy(id);
        const { training, fineTuning } = document;
        const fromStart = startsAnew(settings);
        const epochs = (fromStart ? training.epochs : 0) + fineTuning.epochs;
        const spec: RunSpec = {
          ...commonSpec(document, repeat),
          ...versionsOf(document, settings),
          // What prunes before any training has the rate and schedule of training throughout.
          pruning: {
            strategy: settings,
            level,
            fineTuning:
              fromStart && strategy.kind === 'criterion'
                ? { epochs: fineTuning.epochs }
                : fineTuning,
          },
        };
        return {
          ...plannedRun(spec, baseline.id, (trainsAhead(settings) ? 2 : 1) * epochs),
          strategy: strategy.id,
          family: strategy.family,
          parameters,
          level,
          levelIsSparsity: areSparsities,
        };
      }),
    );
  });
  return uniqueRuns([...repeats.map(({ baseline }) => baseline), ...continued, ...pruned]);
}

/**
 * The dense network that is trained as long as what is pruned, by the same fine-tuning.
 *
 * @param baseline the run that it goes on from, of this version or of an earlier one
 */
export function plannedContinuation(
  { id, spec }: Pick<NewRun, 'id' | 'spec'>,
  fineTuning: FineTuning,
): NewRun {
  return {
    ...plannedRun({ ...spec, continued: fineTuning }, id, fineTuning.epochs),
    ...NOTHING_REMOVED,
    strategy: DENSE_CONTINUED,
  };
}

function plannedBaseline(document: ExperimentDocument, repeat: Repeat): NewRun {
  const spec: RunSpec = {
    ...commonSpec(document, repeat),
    ...versionsOf(document, null),
    pruning: null,
  };
  return {
    ...plannedRun(spec, null, document.training.epochs),
    ...NOTHING_REMOVED,
    strategy: DENSE,
  };
}

const NOTHING_REMOVED = {
  family: 'control',
  parameters: {},
  level: 0,
  levelIsSparsity: true,
} as const;

function plannedRun(spec: RunSpec, baselineId: string | null, epochs: number) {
  const { seed, fold } = spec;
  return {
    id: runId(spec),
    spec,
    baselineId,
    seed,
    fold: fold ?? null,
    work: epochs + OVERHEAD_EPOCHS,
  };
}

/** Two entries of a strategy with levels of its own may have a level in common. */
function uniqueRuns(runs: readonly NewRun[]): NewRun[] {
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}

function commonSpec({ dataset, model, training, device }: ExperimentDocument, repeat: Repeat) {
  return { dataset, model, training, ...repeat, ...(device && { device }) };
}
