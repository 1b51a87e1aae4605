import type { ChildOptions } from '../processes/child.ts';
import { startTrainer } from './trainer.ts';
import type { Trainer } from './trainer.ts';

/** Trainers that outlive their run, so that TensorFlow is not loaded anew for each. */
export interface TrainerPool {
  /** An idle trainer, or a new one. It is the caller's until given back. */
  take(): Trainer;
  giveBack(trainer: Trainer): void;
  /** Ends all trainers, idle or not. */
  close(): Promise<void>;
}

/**
 * A trainer that has grown beyond this is replaced. One on MNIST has 0.8 GB with all its programs
 * and stays there, so that it is only large data sets that come here, and leaks.
 */
const MAX_RESIDENT_BYTES = 1.5 * 2 ** 30;
/** An idle trainer holds a third of a gigabyte; it is let go after so long. */
const IDLE_MS = 10_000;

export function createTrainerPool(options: ChildOptions): TrainerPool {
  const all = new Set<Trainer>();
  const idle = new Map<Trainer, NodeJS.Timeout>();

  async function retire(trainer: Trainer): Promise<void> {
    clearTimeout(idle.get(trainer));
    idle.delete(trainer);
    await trainer.end();
    all.delete(trainer);
  }

  return {
    take() {
      for (const [trainer, timer] of idle) {
        clearTimeout(timer);
        idle.delete(trainer);
        if (trainer.alive) return trainer;
        all.delete(trainer);
      }
      const trainer = startTrainer(options);
      all.add(trainer);
      return trainer;
    },
    giveBack(trainer) {
      const worn = trainer.residentBytes > MAX_RESIDENT_BYTES;
      if (!trainer.alive || worn) {
        void retire(trainer);
      } else {
        idle.set(trainer, setTimeout(() => void retire(trainer), IDLE_MS).unref());
      }
    },
    async close() {
      await Promise.all([...all].map(retire));
    },
  };
}
