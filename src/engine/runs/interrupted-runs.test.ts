import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MetricPoint, RunSpec } from '../../contract/run.ts';
import type { RunOutcome } from '../outcome.ts';
import { executeRun } from './execute-run.ts';
import { denseSpec } from './small-run.fixture.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';

const RUN = '0123456789abcdef';

/** Three steps an epoch, two epochs. */
const tiny: RunSpec = {
  ...denseSpec,
  dataset: { ...denseSpec.dataset, maxTrainExamples: 90, maxTestExamples: 40 },
  model: { id: 'mlp', hidden: [6] },
  training: { ...denseSpec.training, batchSize: 32, execution: 'eager' },
};

/** A clock by which every step takes so long that it is a chunk of its own, and a checkpoint may follow it. */
beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 400));
});
afterEach(() => vi.restoreAllMocks());

const interruption = new Error('The process has ended.');

interface Attempt {
  readonly outcome: RunOutcome | null;
  readonly points: readonly MetricPoint[];
  readonly fractions: readonly number[];
  readonly files: readonly Uint8Array[];
}

/** Does a run until it has kept so many checkpoints. */
async function attempt(
  spec: RunSpec,
  checkpoint?: Uint8Array,
  keeps = Infinity,
  baselineWeights: Uint8Array | null = null,
): Promise<Attempt> {
  const points: MetricPoint[] = [];
  const fractions: number[] = [];
  const files: Uint8Array[] = [];
  const outcome = await executeRun(
    spec,
    { runId: RUN, baselineWeights, checkpoint },
    {
      point: (point) => points.push(point),
      progress: (_, fraction) => fractions.push(fraction),
      note: () => undefined,
      signal: new AbortController().signal,
      checkpoints: {
        isDue: () => true,
        keep(file) {
          files.push(file);
          return files.length < keeps ? Promise.resolve() : Promise.reject(interruption);
        },
      },
    },
  ).catch((error: unknown) => {
    if (error !== interruption) throw error;
    return null;
  });
  return { outcome, points, fractions, files };
}

/** What must be the same: all but seconds. */
function figuresOf({ outcome, points }: Attempt) {
  const { stages, ...figures } = outcome as RunOutcome;
  return { ...figures, trainingSeconds: null, stages: stages.map(({ stage }) => stage), points };
}

describe('an interrupted run', () => {
  it('goes on from every step of it as if nothing had been', async () => {
    const undisturbed = await attempt(tiny);
    expect(undisturbed.files).toHaveLength(7);
    for (const file of undisturbed.files) {
      expect(figuresOf(await attempt(tiny, file))).toEqual(figuresOf(undisturbed));
    }
  });

  it('is refused what is not its own', async () => {
    const { files } = await attempt(tiny, undefined, 1);
    const [file] = files as [Uint8Array];
    await expect(attempt(tiny, file.subarray(0, file.length - 1))).rejects.toThrow(
      UnusableCheckpoint,
    );
  });
});
