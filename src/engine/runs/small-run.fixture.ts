import type { TrainingNow } from '../../contract/progress.ts';
import type { MetricPoint, RunSpec } from '../../contract/run.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Stage } from '../../contract/words.ts';
import type { RunOutcome } from '../outcome.ts';
import { executeRun, type RunInputs } from './execute-run.ts';

/** A small run on real data: 20 units, 500 training and 200 test images. */
export const denseSpec: RunSpec = {
  dataset: { id: 'mnist', validationFraction: 0, maxTrainExamples: 500, maxTestExamples: 200 },
  model: { id: 'mlp', hidden: [20] },
  training: {
    optimizer: 'momentum',
    learningRate: 0.05,
    momentum: 0.9,
    batchSize: 64,
    epochs: 2,
    execution: 'compiled',
  },
  seed: 1,
  pruning: null,
};
/** Of that, pruned by a strategy. */
export const pruned = (
  id: string,
  level = 0.5,
  { epochs = 1, ...parameters }: Record<string, unknown> & { epochs?: number } = {},
): RunSpec => ({
  ...denseSpec,
  pruning: { strategy: { id, ...parameters }, level, fineTuning: { epochs } },
});

/** What came of a run, and what it told. */
export interface Watched {
  readonly outcome: RunOutcome;
  readonly points: MetricPoint[];
  readonly progress: [Stage, number][];
  readonly trainings: TrainingNow[];
  readonly notes: Sentence[];
}

export async function execute(
  spec: RunSpec,
  baselineWeights: RunInputs['baselineWeights'] = null,
  { places }: Pick<RunInputs, 'places'> = {},
): Promise<Watched> {
  const points: MetricPoint[] = [];
  const progress: [Stage, number][] = [];
  const trainings: TrainingNow[] = [];
  const notes: Sentence[] = [];
  const outcome = await executeRun(
    spec,
    { baselineWeights, places },
    {
      point: (point) => points.push(point),
      progress: (stage, fraction, training) => {
        progress.push([stage, fraction]);
        if (training) trainings.push(training);
      },
      note: (sentence) => notes.push(sentence),
      signal: new AbortController().signal,
    },
  );
  return { outcome, points, progress, trainings, notes };
}
