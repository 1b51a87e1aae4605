import type { Device } from '../../contract/device.ts';
import type { Trainer } from './trainer.ts';

/** Trainers that outlive their run, so that TensorFlow is not loaded anew for each. */
export interface TrainerPool {
  /** An idle trainer that computes on this device, or a new one. It is the caller's until given back. */
  take(device: Device): Trainer;
  giveBack(trainer: Trainer): void;
  /** Ends all trainers, idle or not. */
  close(): Promise<void>;
}

/**
 * A trainer that has grown beyond this is replaced. One on MNIST has 0.8 GB with all its programs
 * and stays there, so that it is only large data sets and networks that come here, and leaks.
 */
const MAX_RESIDENT_BYTES = 1.5 * 2 ** 30;
/** One that has just been started and did a run has as much: to replace it would give nothing back. */
const MIN_RESIDENT_BYTES = 0.6 * 2 ** 30;
/** So much of the memory is for what trainers keep between their runs. */
const KEPT_SHARE = 0.75;

/**
 * Bytes beyond which a trainer is replaced: so many that all of them have room beside each other.
 *
 * @param memoryBytes of the machine
 * @param workers trainers at a time
 */
export function maxResidentBytes(memoryBytes: number, workers: number): number {
  const share = (KEPT_SHARE * memoryBytes) / workers;
  return Math.min(MAX_RESIDENT_BYTES, Math.max(MIN_RESIDENT_BYTES, share));
}
/** An idle trainer holds a third of a gigabyte; it is let go after so long. */
const IDLE_MS = 10_000;

/**
 * @param start starts a trainer that computes on a device
 * @param limitBytes resident memory beyond which a trainer is replaced, as it is now
 */
export function createTrainerPool(
  start: (device: Device) => Trainer,
  limitBytes: () => number,
): TrainerPool {
  const all = new Set<Trainer>();
  const idle = new Map<Trainer, NodeJS.Timeout>();

  async function retire(trainer: Trainer): Promise<void> {
    clearTimeout(idle.get(trainer));
    idle.delete(trainer);
    await trainer.end();
    all.delete(trainer);
  }

  return {
    take(device) {
      for (const [trainer, timer] of idle) {
        if (trainer.alive && trainer.device !== device) continue;
        clearTimeout(timer);
        idle.delete(trainer);
        if (trainer.alive) return trainer;
        all.delete(trainer);
      }
      // There are as many trainers as runs at a time: one of the other device makes room.
      const [other] = idle.keys();
      if (other) void retire(other);
      const trainer = start(device);
      all.add(trainer);
      return trainer;
    },
    giveBack(trainer) {
      const worn = trainer.residentBytes > limitBytes();
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
