import { runProgram } from './child.mjs';
import { findProgram } from './find-program.mjs';
import { SetupProblem } from './problem.mjs';

/** @typedef {'cpu' | 'gpu'} Device */

/** TensorFlow's wheels hold CUDA code for this platform only. */
const gpuIsSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Device | 'auto'}
 * @throws {SetupProblem} where WORKBENCH_DEVICE names no device
 */
export function requestedDevice(env = process.env) {
  const value = env.WORKBENCH_DEVICE || 'auto';
  if (value !== 'cpu' && value !== 'gpu' && value !== 'auto') {
    throw new SetupProblem(
      `WORKBENCH_DEVICE is "${value}", but it must be "cpu" or "gpu" (leave it unset to use an ` +
        'NVIDIA GPU where there is one).',
    );
  }
  return value;
}

/**
 * The driver's tool, whose coming or going is the cheapest sign that another device may be right.
 *
 * @returns {string | null}
 */
export function findNvidiaSmi() {
  return (gpuIsSupported && findProgram(['nvidia-smi'])) || null;
}

/** @returns {Promise<Device>} `gpu` where the NVIDIA driver lists one */
export async function detectDevice() {
  const nvidiaSmi = findNvidiaSmi();
  if (!nvidiaSmi) return 'cpu';
  const { ok, output } = await runProgram(nvidiaSmi, ['-L']);
  return ok && /^GPU \d+:/m.test(output) ? 'gpu' : 'cpu';
}
