import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { importedFolder } from '../models/imported/imported-network.fixture.ts';
import { initialise } from '../network/initialisation.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { smallNet } from '../network/small-nets.fixture.ts';
import { readVariables, type NamedValues } from '../network/variables.ts';
import { tf } from '../tensorflow.ts';
import { denseSpec, execute, pruned } from './small-run.fixture.ts';

const folder = importedFolder();
afterAll(() => folder.remove());
const places = { models: folder.models };
let model: Choice;
let values: readonly NamedValues[];

beforeAll(() => {
  const built = smallNet('depthwise').build({ shape: [28, 28, 1], classes: 10 });
  initialise(built, 5);
  values = readVariables(built);
  model = folder.keep('mobile', built);
  built.dispose();
});

const takenAsIs = (seed = 1): RunSpec => ({
  ...denseSpec,
  dataset: { id: 'mnist', validationFraction: 0, maxTrainExamples: 96, maxTestExamples: 64 },
  model,
  training: { ...denseSpec.training, execution: 'eager', epochs: 0 },
  seed,
});
const of = (spec: RunSpec, id: string, level: number, epochs: number): RunSpec => ({
  ...spec,
  pruning: { strategy: { id }, level, fineTuning: { epochs } },
});
const run = (spec: RunSpec, baseline: Uint8Array | null = null) =>
  execute(spec, baseline, { places });
const sorted = (entries: readonly NamedValues[]) =>
  entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));

describe('an imported network', () => {
  it('is a dense baseline as it is, the same for every seed, and costs no training', async () => {
    const { outcome, points, progress } = await run(takenAsIs());
    expect(sorted(readNetworkFile(outcome.network, 'w').values)).toEqual(sorted(values));
    expect(points).toEqual([]);
    expect(outcome).toMatchObject({ trainingMacs: 0, trainingSeconds: 0, achievedSparsity: 0 });
    expect(progress.every(([, fraction]) => fraction >= 0 && fraction <= 1)).toBe(true);
    const other = (await run(takenAsIs(2))).outcome;
    expect(other.network).toEqual(outcome.network);
    expect([...other.classes]).toEqual([...outcome.classes]);
  });

  it('is pruned in one shot, fine-tuned, and goes on dense from its own weights', async () => {
    const { outcome: dense } = await run(takenAsIs());
    const nothing = await run(of(takenAsIs(), 'magnitude', 0, 0), dense.network);
    expect(nothing.outcome.oneShotAccuracy).toBe(dense.accuracy);
    expect(nothing.outcome.network).toEqual(dense.network);
    const fineTuning = { epochs: 1 };
    const further = await run({ ...takenAsIs(), continued: fineTuning }, dense.network);
    const whole = await run(of(takenAsIs(), 'magnitude', 0, 1), dense.network);
    expect(further.outcome.network).toEqual(whole.outcome.network);
    expect(further.points).toHaveLength(1);
    const units = await run(of(takenAsIs(), 'activation-mean', 0.5, 1), dense.network);
    expect(units.outcome.achievedSparsity).toBe(0.5);
    const { thinnedFrom } = readNetworkFile(units.outcome.network, 'w');
    expect(Object.keys(thinnedFrom ?? {})).toEqual(['stem-relu', 'pointwise-relu']);
  });

  it('is trained further from its own weights, and anew where the document says so', async () => {
    const still: RunSpec = {
      ...takenAsIs(),
      training: { ...takenAsIs().training, epochs: 1, learningRate: 1e-12 },
    };
    const weightOf = ({ network }: { network: Uint8Array }) =>
      readNetworkFile(network, 'w').values.find(({ name }) => name === 'output/kernel')?.values;
    const own = values.find(({ name }) => name === 'output/kernel')?.values;
    expect(weightOf((await run(still)).outcome)).toEqual(own);
    const drawn = await run({ ...still, model: { ...model, start: 'initial' } });
    expect(weightOf(drawn.outcome)).not.toEqual(own);
    const again = await run({ ...still, model: { ...model, start: 'initial' } });
    expect(weightOf(again.outcome)).toEqual(weightOf(drawn.outcome));
  });

  it('is the measure of a narrower one and of what prunes before training, both from drawn weights', async () => {
    const before = tf.memory().numTensors;
    const smaller = await run(of(takenAsIs(), 'scratch', 0.5, 1));
    expect(smaller.points).toHaveLength(1);
    expect(Math.abs(smaller.outcome.achievedSparsity - 0.5)).toBeLessThan(0.15);
    const early = await run(of(takenAsIs(), 'snip', 0.5, 1));
    expect(early.points.map(({ stage }) => stage)).toEqual(['train']);
    expect(early.outcome.achievedSparsity).toBeCloseTo(0.5, 2);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is refused where the data are not what it takes', async () => {
    const built = smallNet('depthwise').build({ shape: [16, 16, 3], classes: 10 });
    initialise(built, 5);
    const other = folder.keep('colour', built);
    built.dispose();
    await expect(run({ ...pruned('magnitude'), model: other })).rejects.toThrow(
      /"colour" takes examples of \[16, 16, 3\] and gives 10 classes; those .* \[28, 28, 1\]/,
    );
  });
});
