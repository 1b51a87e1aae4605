import { setTimeout as pause } from 'node:timers/promises';
import type { Trainer } from '../trainer/trainer.ts';

/** A time in which all trainers that have a task stand still. Nothing may be begun meanwhile. */
export interface Standstill {
  /** Whether trainers have been told to stand still, and not yet to go on. */
  isAsked(): boolean;
  /** Resolves with true once all of them stand still, and with false where that takes too long. */
  begin(trainers: readonly Trainer[]): Promise<boolean>;
  /** Lets all of them go on. */
  end(): void;
}

/**
 * @param withinMs milliseconds after which those that do stand still wait for the others no longer.
 * Between two pieces of work lie tenths of a second, but large data sets load for seconds.
 */
export function createStandstill(withinMs: number): Standstill {
  let asked: readonly Trainer[] | undefined;
  return {
    isAsked: () => asked !== undefined,
    async begin(trainers) {
      asked = trainers;
      const limit = new AbortController();
      const all = Promise.all(trainers.map((trainer) => trainer.standStill()));
      try {
        return await Promise.race([
          all.then(() => true),
          pause(withinMs, false, { signal: limit.signal }),
        ]);
      } finally {
        limit.abort();
      }
    },
    end() {
      for (const trainer of asked ?? []) trainer.goOn();
      asked = undefined;
    },
  };
}
