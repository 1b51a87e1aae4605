import type { Device } from '../../contract/device.ts';
import { TrainerDied } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';
import { MAX_ATTEMPTS } from './active-job.ts';

/** The process that measures, or the next one where it died. */
export interface Measurer {
  isUp(): boolean;
  /** Starts a process that computes on this device. */
  start(device: Device): Trainer;
  /** The process, or a new one where there is none alive. */
  get(): Trainer;
  /**
   * Has the process do something, and another one where it dies of it, which may have had other reasons:
   * three in all, as long as it is wanted.
   */
  attempt<T>(isWanted: () => boolean, act: (trainer: Trainer) => Promise<T>): Promise<T>;
  /** Ends the process at once. */
  end(): Promise<void>;
}

export function createMeasurer(startProcess: (device: Device) => Trainer): Measurer {
  let current: Trainer | undefined;
  const start = (device: Device) => (current = startProcess(device));
  const get = () => (current?.alive ? current : start(current?.device ?? 'cpu'));
  return {
    isUp: () => current !== undefined,
    start,
    get,
    async attempt(isWanted, act) {
      for (let deaths = 1; ; deaths++) {
        try {
          return await act(get());
        } catch (error) {
          const again = error instanceof TrainerDied && deaths < MAX_ATTEMPTS;
          if (!again || !isWanted()) throw error;
        }
      }
    },
    async end() {
      await current?.end();
      current = undefined;
    },
  };
}
