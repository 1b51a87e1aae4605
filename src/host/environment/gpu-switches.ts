import type { Environment } from '../../contract/run.ts';

/**
 * Sums in one order, on which equal weights of equal runs depend (TensorFlow 2.8's release notes name what it
 * covers; operations that have no such form fail). It includes cuDNN's, so that TF_CUDNN_DETERMINISTIC is left alone.
 */
const DETERMINISTIC_OPS = 'TF_DETERMINISTIC_OPS';
/** For all of NVIDIA's libraries. TensorFlow would else round factors of products to 10 bits on GPUs since Ampere. */
const TF32 = 'NVIDIA_TF32_OVERRIDE';
/** One process would else take all memory of a GPU. */
const ALLOW_GROWTH = 'TF_FORCE_GPU_ALLOW_GROWTH';

/** CUDA would else count the fastest as the first GPU, and the driver's tool, which names it, the first on the bus. */
const ORDER = 'CUDA_DEVICE_ORDER';

/** How TensorFlow computes on a GPU, unless the user has decided otherwise. */
export function gpuEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    [DETERMINISTIC_OPS]: inherited[DETERMINISTIC_OPS] ?? '1',
    [TF32]: inherited[TF32] ?? '0',
    [ALLOW_GROWTH]: 'true',
    [ORDER]: inherited[ORDER] ?? 'PCI_BUS_ID',
  };
}

/** What of it is recorded with what was computed. */
export function gpuSwitches(
  env: NodeJS.ProcessEnv,
): Omit<NonNullable<Environment['gpu']>, 'driver'> {
  const isOn = (name: string) => /^(1|true)$/i.test(env[name] ?? '');
  return { deterministicOps: isOn(DETERMINISTIC_OPS), tf32: env[TF32] !== '0' };
}
