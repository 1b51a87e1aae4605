import type { z } from 'zod';
import type { WordsOf } from '../../../contract/entry-words.ts';

/** One removal: after how many steps of the training that follows, how much is gone then, and whether it stays gone. */
export interface Round {
  /** Steps taken before it; 0 comes before the training. */
  readonly step: number;
  /** The sparsity after it. */
  readonly level: number;
  /** Whether what is removed stays at zero in the steps that follow, or may return until the next round. */
  readonly hold: boolean;
}

/** When weights are removed. */
export interface PruningSchedule<P extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly version: number;
  /** Its name, what it does, and its parameters, in every language. */
  readonly words: WordsOf<P>;
  readonly citation: string;
  readonly parameters: P;
  /** Whether it means nothing without steps of training between its rounds. */
  readonly needsTraining: boolean;
  /**
   * The rounds in their order, each at another step; the last leaves exactly `level`.
   *
   * @param steps of the training after the first removal; without any, all is removed at once.
   */
  rounds(parameters: z.infer<P>, level: number, steps: number): readonly Round[];
}
