import type { Execution } from '../../contract/words.ts';
import type { ExampleSet } from '../datasets/dataset.ts';
import { createBatchLoop, type BatchLoop, type BatchStep } from '../training/batch-loop.ts';
import type { Breathe } from '../training/breathe.ts';

/** Batches between two chances to cancel. */
const BATCHES_PER_CALL = 4;

/** Sums a step's outputs over examples. */
export interface Summation {
  /** In that order; double precision between calls. */
  sumOver(order: Int32Array, breathe: Breathe): Promise<Float32Array[]>;
  dispose(): void;
}

export interface SummationOptions {
  readonly data: ExampleSet;
  readonly execution: Execution;
}

/** @param step its outputs are summed. The data stay the caller's. */
export function createSummation(
  { data, execution }: SummationOptions,
  step: BatchStep,
  batchSize: number,
): Summation {
  let loop: BatchLoop | null = null;
  /** How many examples the loop is for, which decides the size of the last batch. */
  let length = 0;
  const loopFor = (examples: number): BatchLoop => {
    if (loop !== null && length === examples) return loop;
    loop?.dispose();
    loop = createBatchLoop(execution, { step, data, batchSize, examples });
    length = examples;
    return loop;
  };
  return {
    async sumOver(order, breathe) {
      const current = loopFor(order.length);
      const totals: Float64Array[] = [];
      const stride = BATCHES_PER_CALL * batchSize;
      for (let start = 0; start < order.length; start += stride) {
        await breathe();
        current.run(order.subarray(start, start + stride)).forEach((sums, index) => {
          const total = (totals[index] ??= new Float64Array(sums.length));
          sums.forEach((sum, position) => {
            total[position] = (total[position] as number) + sum;
          });
        });
      }
      return totals.map((total) => Float32Array.from(total));
    },
    dispose() {
      loop?.dispose();
    },
  };
}
