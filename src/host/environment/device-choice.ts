import type { DeviceChoice, DeviceFinding } from '../../contract/device.ts';
import type { TensorflowSetup } from './tensorflow-setup.ts';

type Device = DeviceFinding['device'];

/** On what trainers are asked to compute: on a GPU where set-up brought TensorFlow's build for it. */
export function deviceToUse(choice: DeviceChoice, setup: Pick<TensorflowSetup, 'device'>): Device {
  return choice === 'cpu' ? 'cpu' : setup.device;
}

/** What is known of GPUs here. */
export interface GpuFacts {
  /** For which device set-up brought TensorFlow. */
  readonly build: Device;
  /** Whether a trainer found a GPU that it can use; undefined before one has looked. */
  readonly used: boolean | undefined;
  /** Whether the driver's own tool lists one. */
  readonly isListed: boolean;
}

/** Why runs are computed on the processor; null where they are not, or nobody has looked yet. */
export function whyCpu(
  choice: DeviceChoice,
  { build, used, isListed }: GpuFacts,
): DeviceFinding['whyCpu'] {
  if (choice === 'cpu') return 'chosen';
  if (build === 'cpu') return 'build';
  if (used !== false) return null;
  return isListed ? 'library' : 'driver';
}
