import { afterAll, describe, expect, it } from 'vitest';
import { trainingSchema, type Training } from '../../contract/experiment.ts';
import type { RunSpec } from '../../contract/run.ts';
import { modelChoiceSchema } from '../models/registry.ts';
import { executeRun } from './execute-run.ts';
import { createWorkshop } from './workshop.ts';

/*
 * What a document says about training, all the way to the weights of a run: 96 training and 50 test
 * images, and a net small enough for them. Not about accuracy.
 */

const workshop = createWorkshop();
afterAll(() => workshop.dispose());

type Recipe = Partial<Record<keyof Training, unknown>>;

const spec = (recipe: Recipe = {}, model: object = {}, seed = 1): RunSpec => ({
  dataset: { id: 'mnist', validationFraction: 0, maxTrainExamples: 96, maxTestExamples: 50 },
  model: modelChoiceSchema.parse({ id: 'mlp', hidden: [8], ...model }),
  training: trainingSchema.parse({ learningRate: 0.1, batchSize: 32, epochs: 2, ...recipe }),
  seed,
  pruning: null,
});
const fineTuned = (run: RunSpec, fineTuning: object): RunSpec => ({
  ...run,
  pruning: { strategy: { id: 'magnitude' }, level: 0.5, fineTuning: { epochs: 2, ...fineTuning } },
});

async function weightsOf(run: RunSpec, baselineWeights: Uint8Array | null = null) {
  const { network } = await executeRun(
    run,
    { baselineWeights, workshop },
    {
      point: () => undefined,
      progress: () => undefined,
      note: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return Buffer.from(network).toString('base64');
}

describe('a run', () => {
  const parts: [string, Recipe, object?][] = [
    ['a schedule', { schedule: { id: 'cosine' } }],
    ['a warm-up', { schedule: { id: 'constant', warmupEpochs: 1 } }],
    ['milestones', { schedule: { id: 'milestones' } }],
    ['the initialisation of He et al.', { initialisation: 'he-normal' }],
    ['weight decay', { weightDecay: 0.01 }],
    ['shifted images', { augmentation: { shift: 2 } }],
    ['mirrored images', { augmentation: { flip: true } }],
    ['dropout', {}, { dropout: 0.5 }],
    ["Nesterov's momentum", { optimizer: 'nesterov' }],
    ['RMSProp', { optimizer: 'rmsprop' }],
  ];
  it.each(parts)('with %s differs from one without, and repeats bit for bit', async (...part) => {
    const [, recipe, model] = part;
    const weights = await weightsOf(spec(recipe, model));
    expect(weights).not.toBe(await weightsOf(spec()));
    expect(await weightsOf(spec(recipe, model))).toBe(weights);
  });

  it('is what it was where a recipe says no more than it does by itself', async () => {
    const recipe = {
      schedule: { id: 'constant' },
      weightDecay: 0,
      augmentation: { shift: 0, flip: false },
    };
    expect(await weightsOf(spec(recipe, { dropout: 0 }))).toBe(await weightsOf(spec()));
  });

  it('is fine-tuned at a constant rate, whatever schedule its training had', async () => {
    const scheduled = spec({ schedule: { id: 'cosine' } });
    const baseline = Buffer.from(await weightsOf(scheduled), 'base64');
    const weights = await weightsOf(fineTuned(scheduled, {}), baseline);
    expect(await weightsOf(fineTuned(spec(), {}), baseline)).toBe(weights);
    const schedule = { id: 'cosine', final: 0, warmupEpochs: 0 };
    expect(await weightsOf(fineTuned(scheduled, { schedule }), baseline)).not.toBe(weights);
  });

  it('goes on with the last rate of training where it says so', async () => {
    const falling = spec({ schedule: { id: 'milestones', at: [0.5], factor: 0.25 } });
    const baseline = Buffer.from(await weightsOf(falling), 'base64');
    const weights = await weightsOf(fineTuned(falling, { learningRate: 'last' }), baseline);
    expect(await weightsOf(fineTuned(falling, { learningRate: 0.025 }), baseline)).toBe(weights);
    expect(await weightsOf(fineTuned(falling, {}), baseline)).not.toBe(weights);
  });

  it('begins anew where it prunes before training, drawn as the recipe says', async () => {
    const snip = (recipe: Recipe): RunSpec => ({
      ...spec(recipe),
      pruning: { strategy: { id: 'snip' }, level: 0.5, fineTuning: { epochs: 0 } },
    });
    const he = await weightsOf(snip({ initialisation: 'he-normal' }));
    expect(he).not.toBe(await weightsOf(snip({})));
  });
});
