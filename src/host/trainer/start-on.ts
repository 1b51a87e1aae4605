import type { Device } from '../../contract/device.ts';
import type { ChildOptions } from '../processes/child.ts';
import type { TrainerRuntime } from './messages.ts';
import { startTrainer } from './trainer.ts';
import type { Trainer } from './trainer.ts';

/** How trainers are started on this machine. */
export interface TrainerParts {
  readonly options: Omit<ChildOptions, 'env'>;
  /** The environment variables that have one compute on a device. */
  readonly envs: Readonly<Record<Device, NodeJS.ProcessEnv>>;
  /** One has loaded TensorFlow. */
  cameUp(device: Device, runtime: TrainerRuntime): void;
}

/** Starts trainers that compute on a device. */
export function startOn({ options, envs, cameUp }: TrainerParts): (device: Device) => Trainer {
  return (device) => {
    const trainer = startTrainer({ ...options, env: envs[device] }, device);
    trainer.runtime.then(
      (runtime) => cameUp(device, runtime),
      // Whoever has a task for it is told.
      () => undefined,
    );
    return trainer;
  };
}
