import { randomStream } from '../random.ts';
import type { Breathe } from './breathe.ts';
import { nextChunkSteps, type TakenChunk } from './chunk-size.ts';
import { requireAscending, type Interruptions } from './interruptions.ts';
import type { StepRunner } from './step-runner.ts';

/** What happened in one epoch, seen before each step. */
export interface EpochResult {
  /** 1 for the first. */
  readonly epoch: number;
  /** Mean over the training examples, in nats. */
  readonly trainLoss: number;
  readonly trainAccuracy: number;
}

export interface TrainOptions {
  readonly runner: StepRunner;
  /** Number of training examples. */
  readonly examples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** Keeps the data orders of training and fine-tuning apart. */
  readonly stage: 'train' | 'fine-tune';
  readonly interruptions?: Interruptions | undefined;
  readonly breathe: Breathe;
  /** Told how many examples were trained on since the last call. */
  onExamples(count: number): void;
  onEpoch(result: EpochResult): Promise<void>;
}

/**
 * Trains for some epochs. The order of the examples depends on seed, stage and epoch alone, so that
 * every strategy of a seed sees the same batches. Interruptions, and whoever goes on afterwards, find
 * the trained weights in the model; `onEpoch` does not, unless it settles the runner itself.
 *
 * @returns seconds spent in steps and interruptions.
 */
export async function train(options: TrainOptions): Promise<number> {
  const { runner, examples, batchSize, epochs, interruptions, breathe } = options;
  const batchesPerEpoch = Math.ceil(examples / batchSize);
  const halts = [...(interruptions?.steps ?? [])];
  requireAscending(halts);
  let milliseconds = 0;
  let stepsDone = 0;
  let before: TakenChunk | null = null;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = randomStream(options.seed, 'data-order', options.stage, epoch).permutation(
      examples,
    );
    for (let batch = 0; batch < batchesPerEpoch;) {
      await breathe();
      const started = performance.now();
      const [halt = Infinity] = halts;
      // Chunk sizes follow the clock; neither weights nor sums depend on where chunks begin.
      const taken = Math.min(nextChunkSteps(before, batchesPerEpoch - batch), halt - stepsDone);
      const chunk = order.subarray(batch * batchSize, (batch + taken) * batchSize);
      runner.run(chunk);
      before = { steps: taken, milliseconds: performance.now() - started };
      stepsDone += taken;
      if (stepsDone === halt) {
        halts.shift();
        runner.settle();
        await interruptions?.act(stepsDone);
      }
      milliseconds += performance.now() - started;
      batch += taken;
      options.onExamples(chunk.length);
    }
    const { lossSum, correct } = runner.endEpoch();
    await options.onEpoch({
      epoch,
      trainLoss: lossSum / examples,
      trainAccuracy: correct / examples,
    });
  }
  runner.settle();
  return milliseconds / 1000;
}
