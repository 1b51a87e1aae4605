import type { Device, DeviceChoice, WhyCpu } from '../../contract/device.ts';
import type { TensorflowSetup } from './tensorflow-setup.ts';

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
  /**
   * Whether the driver's own tool lists one, and whether CUDA_VISIBLE_DEVICES leaves it to TensorFlow; `unknown`
   * where the tool cannot be asked.
   */
  readonly listed: 'unknown' | 'none' | 'hidden' | 'visible';
}

/** Why runs are computed on the processor; null where they are not, or a trainer is yet to tell. */
export function whyCpu(choice: DeviceChoice, { build, used, listed }: GpuFacts): WhyCpu | null {
  if (choice === 'cpu') return 'chosen';
  if (build === 'cpu') return 'build';
  if (used === true) return null;
  if (listed === 'hidden') return 'hidden';
  if (listed === 'none') return 'driver';
  // What neither the driver tells, nor a trainer yet, is not claimed.
  if (used === undefined) return null;
  return listed === 'visible' ? 'library' : 'driver';
}

/**
 * Whether the user would expect a GPU where the processor computes: it was not chosen, and there is a GPU, or
 * set-up brought TensorFlow's build for one.
 */
export function isFallback(why: WhyCpu | null, { listed }: Pick<GpuFacts, 'listed'>): boolean {
  if (why === null || why === 'chosen') return false;
  return why !== 'build' || listed === 'visible' || listed === 'hidden';
}
