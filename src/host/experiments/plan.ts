import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { DENSE } from '../../contract/words.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';
import type { Strategy } from '../../engine/strategies/strategy.ts';
import { RESULT_VERSION } from '../../engine/runs/result-version.ts';
import type { NewRun } from '../../db/queries/experiments.ts';
import { contentId } from './identity.ts';
import { levelsOf, withoutLevels } from './levels.ts';
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
function runId(spec: RunSpec): string {
  return contentId({ resultVersion: RESULT_VERSION, spec });
}

/** All runs of a document: first a dense baseline per seed, then strategy by level by seed. */
export function planRuns(document: ExperimentDocument): NewRun[] {
  const baselines = new Map(document.seeds.map((seed) => [seed, planBaseline(document, seed)]));
  const pruned = document.strategies.flatMap((choice) => {
    const { levels, areSparsities } = levelsOf(choice, document.sparsities);
    const settings = withoutLevels(choice);
    const { id, ...parameters } = settings;
    return levels.flatMap((level) =>
      document.seeds.map((seed): NewRun => {
        const strategy = getStrategy(id);
        const { training, fineTuning } = document;
        const fromStart = startsAnew(strategy, settings);
        const spec: RunSpec = {
          ...commonSpec(document, seed),
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
        const epochs = (fromStart ? training.epochs : 0) + fineTuning.epochs;
        return {
          id: runId(spec),
          spec,
          baselineId: baselines.get(seed)?.id ?? null,
          strategy: strategy.id,
          family: strategy.family,
          parameters,
          level,
          levelIsSparsity: areSparsities,
          seed,
          work: epochs + OVERHEAD_EPOCHS,
        };
      }),
    );
  });
  return uniqueRuns([...baselines.values(), ...pruned]);
}

/** Whether it trains from initial weights, and so has both budgets. */
function startsAnew(strategy: Strategy, choice: Choice): boolean {
  if (strategy.kind === 'rebuild') return true;
  return strategy.answers(parametersOf(choice, strategy)).start === 'initial';
}

/** Two entries of a strategy with levels of its own may have a level in common. */
function uniqueRuns(runs: readonly NewRun[]): NewRun[] {
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}

function planBaseline(document: ExperimentDocument, seed: number): NewRun {
  const spec: RunSpec = {
    ...commonSpec(document, seed),
    ...versionsOf(document, null),
    pruning: null,
  };
  return {
    id: runId(spec),
    spec,
    baselineId: null,
    strategy: DENSE,
    family: 'control',
    parameters: {},
    level: 0,
    levelIsSparsity: true,
    seed,
    work: document.training.epochs + OVERHEAD_EPOCHS,
  };
}

function commonSpec({ dataset, model, training }: ExperimentDocument, seed: number) {
  return { dataset, model, training, seed };
}
