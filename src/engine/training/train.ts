import { randomStream } from '../random.ts';
import type { Breathe } from './breathe.ts';
import { nextChunkSteps, type TakenChunk } from './chunk-size.ts';
import { requireAscending, type Interruptions } from './interruptions.ts';
import type { Checkpoint, EpochSums, StepRunner } from './step-runner.ts';

/** What happened in one epoch, seen before each step. */
export interface EpochResult {
  /** 1 for the first. */
  readonly epoch: number;
  /** Mean over the training examples, in nats. */
  readonly trainLoss: number;
  readonly trainAccuracy: number;
}

/** An epoch under way. */
export interface EpochSoFar extends EpochSums {
  /** 1 for the first. */
  readonly epoch: number;
  /** Examples of it that were seen. */
  readonly seen: number;
  /** Spent in steps since the training began. */
  readonly milliseconds: number;
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
  /** Where the runner stands, after `restore` in a training of the same options; else at the beginning. */
  readonly from?: Standing | undefined;
  readonly breathe: Breathe;
  /** Told how many examples were trained on since the last call, and how the epoch goes. */
  onExamples(count: number, soFar: EpochSoFar): void;
  onEpoch(result: EpochResult): Promise<void>;
  /**
   * Called between two chunks, where the runner's `snapshot` leads on, with the milliseconds that were
   * spent in steps so far.
   */
  between?(milliseconds: number): Promise<void>;
}

/** Where a training stands between two steps, and what it has spent in steps. */
export interface Standing extends Pick<Checkpoint, 'step' | 'epoch'> {
  readonly milliseconds: number;
}

/**
 * Trains for some epochs. The order of the examples depends on seed, stage and epoch alone, so that
 * every strategy of a seed sees the same batches. Interruptions, and whoever goes on afterwards, find
 * the trained weights in the model; `onEpoch` does not, unless it settles the runner itself.
 *
 * Weights and curve do not depend on whether it was stopped and went on from the runner's `snapshot`. That may
 * be taken wherever a step has ended: after what an interruption does (which is not done again), and in
 * `onEpoch` (whose epoch is not told again).
 *
 * @returns milliseconds spent in steps and interruptions, those before `from` included.
 * @throws Error when the runner cannot stand there in this training.
 */
export async function train(options: TrainOptions): Promise<number> {
  const { runner, examples, batchSize, epochs, interruptions, from } = options;
  const batchesPerEpoch = Math.ceil(examples / batchSize);
  const halts = interruptions?.steps ?? [];
  requireAscending(halts);
  if (from !== undefined) {
    requirePosition(from, batchesPerEpoch);
  }
  let milliseconds = from?.milliseconds ?? 0;
  let stepsDone = from?.step ?? 0;
  let passed = halts.filter((halt) => halt <= stepsDone).length;
  let before: TakenChunk | null = null;

  for (let epoch = from?.epoch ?? 1; epoch <= epochs; epoch++) {
    const begin = (epoch - 1) * batchesPerEpoch;
    const end = begin + batchesPerEpoch;
    const order = randomStream(options.seed, 'data-order', options.stage, epoch).permutation(
      examples,
    );
    while (stepsDone < end) {
      await options.breathe();
      await options.between?.(milliseconds);
      const started = performance.now();
      const halt = halts[passed] ?? Infinity;
      // Chunk sizes follow the clock; neither weights nor sums depend on where chunks begin.
      const taken = Math.min(nextChunkSteps(before, end - stepsDone), halt - stepsDone);
      const batch = stepsDone - begin;
      const chunk = order.subarray(batch * batchSize, (batch + taken) * batchSize);
      const sums = runner.run(chunk);
      before = { steps: taken, milliseconds: performance.now() - started };
      stepsDone += taken;
      if (stepsDone === halt) {
        passed += 1;
        runner.settle();
        await interruptions?.act(stepsDone);
      }
      milliseconds += performance.now() - started;
      const seen = Math.min(examples, (stepsDone - begin) * batchSize);
      options.onExamples(chunk.length, { epoch, seen, ...sums, milliseconds });
    }
    const { lossSum, correct } = runner.endEpoch();
    await options.onEpoch({
      epoch,
      trainLoss: lossSum / examples,
      trainAccuracy: correct / examples,
    });
  }
  runner.settle();
  return milliseconds;
}

function requirePosition({ step, epoch }: Standing, batchesPerEpoch: number): void {
  const begin = (epoch - 1) * batchesPerEpoch;
  if (step >= begin && step <= begin + batchesPerEpoch) return;
  throw new Error(
    `The training to go on with is another one: with ${batchesPerEpoch} steps an epoch, ` +
      `step ${step} is not in epoch ${epoch}.`,
  );
}
