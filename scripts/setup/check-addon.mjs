import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonIn, runProgram } from './child.mjs';
import { node24 } from './places.mjs';

const program = fileURLToPath(new URL('multiply-matrices.mjs', import.meta.url));

/**
 * Loads tfjs-node as a trainer does, and multiplies two matrices with it.
 *
 * @param {string[]} libraryPath folders of the CUDA libraries
 * @returns {Promise<{ usesGpu: boolean, problem?: string }>} the problem is a clause that says why
 *   TensorFlow does not work
 */
export async function checkAddon(libraryPath) {
  const path = [...libraryPath, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const env = { ...process.env, LD_LIBRARY_PATH: path, TF_CPP_MIN_LOG_LEVEL: '2' };
  const { ok, signal, output } = await runProgram(node24, [program], { env });
  if (ok) return { usesGpu: output.includes('usesGpu=true') };
  const problem =
    signal === 'SIGILL'
      ? 'this processor lacks the instructions (AVX) that TensorFlow was built with'
      : signal
        ? `it ended with ${signal}`
        : reasonIn(output);
  return { usesGpu: false, problem };
}
