import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from 'vitest';
import type { MetricPoint, RunSpec } from '../../contract/run.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { flattenInJavaScript } from '../compile/javascript-layer.fixture.ts';
import { importedFolder } from '../models/imported/imported-network.fixture.ts';
import { initialise } from '../network/initialisation.ts';
import { smallNet } from '../network/small-nets.fixture.ts';
import type { RunOutcome } from '../outcome.ts';
import { tf } from '../tensorflow.ts';
import { executeRun, type RunInputs } from './execute-run.ts';
import { denseSpec } from './small-run.fixture.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';

/** Three steps an epoch, two epochs. */
const tiny: RunSpec = {
  ...denseSpec,
  dataset: { ...denseSpec.dataset, maxTrainExamples: 90, maxTestExamples: 40 },
  model: { id: 'mlp', hidden: [6] },
  training: { ...denseSpec.training, batchSize: 32, execution: 'eager' },
};
const compiled: RunSpec = { ...tiny, training: { ...tiny.training, execution: 'compiled' } };
const trainedBy = (training: Partial<RunSpec['training']>, spec = tiny): RunSpec => ({
  ...spec,
  training: { ...spec.training, ...training },
});
/** Fine-tuned for two epochs, of which rounds may take place after each of six steps. */
const pruned = (
  strategy: { id: string; [parameter: string]: unknown },
  spec = tiny,
  fineTuning: NonNullable<RunSpec['pruning']>['fineTuning'] = { epochs: 2 },
): RunSpec => ({ ...spec, pruning: { strategy, level: 0.5, fineTuning } });

const folder = importedFolder();
afterAll(() => folder.remove());

/** A clock by which every step takes so long that it is a chunk of its own, and a checkpoint may follow it. */
function slowClock(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 400));
}
beforeEach(slowClock);
afterEach(() => vi.restoreAllMocks());

const interruption = new Error('The process has ended.');

interface Attempt {
  /** Null where it was interrupted. */
  readonly outcome: RunOutcome | null;
  readonly points: readonly MetricPoint[];
  readonly fractions: readonly number[];
  readonly notes: readonly Sentence[];
  /** The checkpoints that were kept. */
  readonly files: readonly Uint8Array[];
}

/** Does a run, of which checkpoints are kept wherever they may be, until it has kept so many. */
async function attempt(
  spec: RunSpec,
  inputs: Partial<RunInputs> = {},
  keeps = Infinity,
): Promise<Attempt> {
  const points: MetricPoint[] = [];
  const fractions: number[] = [];
  const notes: Sentence[] = [];
  const files: Uint8Array[] = [];
  const outcome = await executeRun(
    spec,
    { runId: 'a1b2', baselineWeights: null, ...inputs },
    {
      point: (point) => points.push(point),
      progress: (_, fraction) => fractions.push(fraction),
      note: (sentence) => notes.push(sentence),
      signal: new AbortController().signal,
      ...(keeps > 0 && {
        checkpoints: {
          isDue: () => true,
          keep(file) {
            files.push(file);
            return files.length < keeps ? Promise.resolve() : Promise.reject(interruption);
          },
        },
      }),
    },
  ).catch((error: unknown) => {
    if (error !== interruption) throw error;
    return null;
  });
  return { outcome, points, fractions, notes, files };
}

/** What must be the same, and by this clock seconds in steps must, too. */
function cameOf({ outcome, points }: Attempt) {
  const { stages, ...figures } = outcome as RunOutcome;
  return { figures, points, stages: stages.map(({ stage }) => stage) };
}

/** Does a run in attempts, each of which is interrupted when it has kept so many checkpoints. */
async function inAttempts(spec: RunSpec, inputs: Partial<RunInputs>, keeps: number) {
  const attempts = [await attempt(spec, inputs, keeps)];
  for (let last = attempts[0]; last?.outcome === null; last = attempts.at(-1)) {
    attempts.push(await attempt(spec, { ...inputs, checkpoint: last.files.at(-1) }, keeps));
  }
  return attempts;
}

let baseline: Uint8Array;
beforeAll(async () => {
  baseline = ((await attempt(tiny, {}, 0)).outcome as RunOutcome).network;
});

describe('a run that was interrupted', () => {
  const shift = { shift: 2, flip: false };
  const cosine = { id: 'cosine', final: 0, warmupEpochs: 0.5 } as const;
  const falling = { id: 'step', every: 1, factor: 0.5, warmupEpochs: 0 } as const;

  it.each<[string, RunSpec]>([
    [
      'dense, sgd, a part of cross-validation',
      { ...trainedBy({ optimizer: 'sgd' }), fold: { index: 1, of: 3 } },
    ],
    [
      'dense, adam, with dropout, augmentation, a schedule of the rate and validation, compiled',
      {
        ...trainedBy({ optimizer: 'adam', augmentation: shift, schedule: cosine }, compiled),
        dataset: { ...tiny.dataset, validationFraction: 0.2 },
        model: { id: 'mlp', hidden: [6], dropout: 0.3 },
      },
    ],
    ['trained on without pruning', { ...tiny, continued: { epochs: 2, schedule: falling } }],
    ['with masks held, adamw', pruned({ id: 'taylor' }, trainedBy({ optimizer: 'adamw' }))],
    ['thinned, rmsprop', pruned({ id: 'fpgm' }, trainedBy({ optimizer: 'rmsprop' }))],
    [
      'units in rounds, nesterov',
      pruned(
        { id: 'activation-mean', schedule: { id: 'iterative', rounds: 3 } },
        trainedBy({ optimizer: 'nesterov' }),
      ),
    ],
    [
      'weights in rounds from the first step on',
      pruned({ id: 'magnitude', schedule: { id: 'cubic', every: 2, until: 0.75 } }),
    ],
    ['l0, from which weights return', pruned({ id: 'l0', interval: 2 })],
    ['from the initial weights', pruned({ id: 'snip' })],
    ['smaller from scratch', pruned({ id: 'scratch' })],
    [
      'following a strategy that prunes while it trains',
      pruned({ id: 'random-proportional', like: 'l0', with: { interval: 2 } }),
    ],
    ['without epochs', pruned({ id: 'random' }, tiny, { epochs: 0 })],
  ])('ends as if it had not been: %s', async (_, spec) => {
    const inputs = { baselineWeights: baseline };
    const undisturbed = await attempt(spec, inputs, 0);
    const attempts = await inAttempts(spec, inputs, spec.pruning?.fineTuning.epochs === 0 ? 2 : 5);
    expect(attempts.length).toBeGreaterThan(1);
    expect(cameOf(attempts.at(-1) as Attempt)).toEqual(cameOf(undisturbed));
  });

  it('ends as if it had not been: an imported network with batch norm, thinned', async () => {
    const built = smallNet('depthwise').build({ shape: [28, 28, 1], classes: 10 });
    initialise(built, 5);
    const spec = { ...tiny, model: folder.keep('mobile', built) };
    built.dispose();
    const inputs = { places: { models: folder.models } };
    const dense = await attempt(spec, inputs, 0);
    const later = await inAttempts(spec, inputs, 4);
    expect(cameOf(later.at(-1) as Attempt)).toEqual(cameOf(dense));

    const baselineWeights = dense.outcome?.network ?? null;
    const asked = pruned({ id: 'fpgm' }, spec);
    const undisturbed = await attempt(asked, { ...inputs, baselineWeights }, 0);
    const attempts = await inAttempts(asked, { ...inputs, baselineWeights }, 4);
    expect(cameOf(attempts.at(-1) as Attempt)).toEqual(cameOf(undisturbed));
  });

  it('goes on from every step of it, and after the last', async () => {
    const tensors = tf.memory().numTensors;
    const undisturbed = await attempt(tiny);
    expect(undisturbed.files).toHaveLength(7);
    expect(cameOf(undisturbed)).toEqual(cameOf(await attempt(tiny, {}, 0)));
    for (const checkpoint of undisturbed.files) {
      const { fractions, ...rest } = await attempt(tiny, { checkpoint }, 0);
      expect(cameOf({ fractions, ...rest })).toEqual(cameOf(undisturbed));
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    }
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('goes on operation by operation where it was executed so, and does not say it again', async () => {
    onTestFinished(flattenInJavaScript());
    const undisturbed = await attempt(compiled, {}, 0);
    const attempts = await inAttempts(compiled, {}, 4);
    expect(cameOf(attempts.at(-1) as Attempt)).toEqual(cameOf(undisturbed));
    expect(attempts.map(({ notes }) => notes.length)).toEqual([1, 0, 0]);
  });

  it('goes on in another process', async () => {
    const spec = pruned({ id: 'taylor' });
    const { outcome } = await attempt(spec, { baselineWeights: baseline }, 0);
    const { files } = await attempt(spec, { baselineWeights: baseline }, 4);
    const given = [baseline, files.at(-1) as Uint8Array].map((file) =>
      Buffer.from(file).toString('base64'),
    );
    const program = `
      import { createHash } from 'node:crypto';
      import { executeRun } from ${JSON.stringify(new URL('execute-run.ts', import.meta.url).href)};
      const observer = { point() {}, progress() {}, signal: new AbortController().signal };
      const [baselineWeights, checkpoint] = ${JSON.stringify(given)}.map((file) => Buffer.from(file, 'base64'));
      const inputs = { runId: 'a1b2', baselineWeights, checkpoint };
      const { network } = await executeRun(${JSON.stringify(spec)}, inputs, observer);
      console.log(createHash('sha256').update(network).digest('hex'));`;
    const child = promisify(execFile)(process.execPath, ['--input-type=module']);
    child.child.stdin?.end(program);
    const here = createHash('sha256')
      .update(outcome?.network as Uint8Array)
      .digest('hex');
    expect((await child).stdout.trim()).toBe(here);
  });
});

describe('a checkpoint', () => {
  let file: Uint8Array;
  beforeAll(async () => {
    file = (await attempt(tiny, {}, 3)).files.at(-1) as Uint8Array;
  });

  it('of another run is refused, and one of another network under the same id', async () => {
    const of = (inputs: Partial<RunInputs>, spec = tiny) =>
      attempt(spec, { checkpoint: file, ...inputs });
    await expect(of({ runId: 'c3d4' })).rejects.toThrow(UnusableCheckpoint);
    const wider = { ...tiny, model: { id: 'mlp', hidden: [7] } };
    await expect(of({}, wider)).rejects.toThrow(UnusableCheckpoint);
    await expect(of({}, wider)).rejects.toThrow('does not fit it');
  });

  it('does not hide what the run fails with anyhow', async () => {
    const damaged = { checkpoint: file, baselineWeights: baseline.subarray(1) };
    const failing = attempt({ ...tiny, continued: { epochs: 2 } }, damaged);
    await expect(failing).rejects.toThrow('weights file of the dense baseline');
    await expect(failing).rejects.not.toBeInstanceOf(UnusableCheckpoint);
  });
});
