import type { Execution } from '../../contract/words.ts';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { initialise } from '../network/initialisation.ts';
import { readPrunable } from '../network/prunable.ts';
import type { Masks } from '../network/weights.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { OptimizerSettings } from './optimizer.ts';
import { createRunner } from './runner.ts';
import type { Checkpoint } from './step-runner.ts';
import { train, type EpochResult } from './train.ts';

/** Three epochs of six steps, the last of each with three examples in place of eight. */
const EXAMPLES = 43;
const BATCH = 8;
const EPOCHS = 3;
export const STEPS = 18;

/** Masks change here: once in the midst of an epoch, once at its end, and again. */
const MASKED_AFTER: readonly number[] = [4, 12, 15];

const random = randomStream(7, 'eventful');
const data = imageSet(
  Array.from({ length: EXAMPLES }, () =>
    Array.from({ length: 6 }, () => Math.floor(256 * random.uniform())),
  ),
  Array.from({ length: EXAMPLES }, (_, index) => index % 3),
  3,
);

/** Two hidden layers with batch norm and dropout between them. */
function network(): TensorFlow.LayersModel {
  const { layers } = tf;
  const image = tf.input({ shape: [...data.shape], name: 'image' });
  let features = image;
  for (const layer of [
    layers.flatten({ name: 'flatten' }),
    layers.dense({ units: 7, activation: 'relu', name: 'hidden1' }),
    layers.batchNormalization({ name: 'norm' }),
    layers.dropout({ rate: 0.3, name: 'dropout' }),
    layers.dense({ units: 5, activation: 'relu', name: 'hidden2' }),
    layers.dense({ units: 3, name: 'output' }),
  ]) {
    features = layer.apply(features) as typeof image;
  }
  const model = tf.model({ inputs: image, outputs: features });
  initialise(model, 1);
  return model;
}

/**
 * Removes the weights of each matrix that are small beside their mean. The last masks every fourth weight
 * instead: most of those that were removed return.
 */
function masksAfter(stepsDone: number, model: TensorFlow.LayersModel): Masks {
  return new Map(
    readPrunable(model).map(({ name, values }) => {
      const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
      const least = (stepsDone === 0 ? 0.3 : 0.6) * mean;
      const removes = (value: number, index: number) =>
        stepsDone === MASKED_AFTER[2] ? index % 4 === 0 : Math.abs(value) < least;
      return [name, Uint8Array.from(values, (value, index) => (removes(value, index) ? 0 : 1))];
    }),
  );
}

export const optimizers: readonly OptimizerSettings['optimizer'][] = [
  'sgd',
  'momentum',
  'adam',
  'rmsprop',
  'adamw',
];

/** Which part of the training is done. */
export interface Part {
  readonly from?: Checkpoint;
  /** It stops after so many steps. */
  readonly until?: number;
  /** Else they are held from the first interruption on, for which a compiled step is recorded again. */
  readonly masksFromStart?: boolean;
}

/** What a part of the training came to. */
export interface TrainedPart {
  readonly points: readonly EpochResult[];
  /** Where it stood when it stopped. */
  readonly checkpoint: Checkpoint;
  /** What stood at each interruption, after its masks were held. */
  readonly interruptions: readonly Checkpoint[];
}

/**
 * A training in which everything changes from step to step: the rate, what dropout and augmentation
 * draw, the statistics of batch norm, and at interruptions the masks, by which weights also return.
 * Model and runner are new each time and leave nothing behind.
 */
export async function trainEventfully(
  execution: Execution,
  optimizer: OptimizerSettings['optimizer'],
  { from, until = STEPS, masksFromStart = true }: Part = {},
): Promise<TrainedPart> {
  const model = network();
  const runner = createRunner({
    model,
    data,
    batchSize: BATCH,
    execution,
    epochs: EPOCHS,
    optimizer: {
      optimizer,
      learningRate: 0.02,
      momentum: 0.9,
      weightDecay: 0.01,
      schedule: { id: 'cosine', final: 0.1, warmupEpochs: 0.5 },
    },
    augmentation: { shift: 1, flip: true },
    random: { seed: 3, stage: 'train' },
  });
  if (from) runner.restore(from);
  else if (masksFromStart) runner.holdMasks(masksAfter(0, model));
  const points: EpochResult[] = [];
  const interruptions: Checkpoint[] = [];
  const stopped = new Error('Stopped.');
  let step = from?.step ?? 0;
  const training = train({
    runner,
    examples: EXAMPLES,
    batchSize: BATCH,
    epochs: EPOCHS,
    seed: 3,
    stage: 'train',
    from: from && { ...from, milliseconds: 0 },
    interruptions: {
      // There a chunk ends where it is to stop, too.
      steps: [...new Set([...MASKED_AFTER, until])].filter((at) => at > 0).sort((a, b) => a - b),
      act(stepsDone) {
        if (!MASKED_AFTER.includes(stepsDone)) return;
        runner.holdMasks(masksAfter(stepsDone, model));
        interruptions.push(runner.snapshot());
      },
    },
    breathe: () => Promise.resolve(),
    onExamples: (count) => void (step += Math.ceil(count / BATCH)),
    between: () => (step === until ? Promise.reject(stopped) : Promise.resolve()),
    onEpoch: (point) => Promise.resolve(void points.push(point)),
  });
  await training.catch((error: unknown) => {
    if (error !== stopped) throw error;
  });
  const checkpoint = runner.snapshot();
  runner.dispose();
  model.dispose();
  return { points, checkpoint, interruptions };
}
