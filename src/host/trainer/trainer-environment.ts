import { ONE_DNN, oneDnnSwitch } from '../environment/one-dnn.ts';
import type { TensorflowSetup } from '../environment/tensorflow-setup.ts';

/**
 * The environment variables of a trainer. One TensorFlow thread each: one process per core beats
 * many threads in one, and the order of sums, so the weights, no longer depend on timing.
 */
export function trainerEnvironment(
  setup: TensorflowSetup,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return {
    ...inherited,
    TF_CPP_MIN_LOG_LEVEL: inherited['TF_CPP_MIN_LOG_LEVEL'] ?? '2',
    [ONE_DNN]: oneDnnSwitch(inherited),
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: '1',
    ...(setup.device === 'gpu' && {
      LD_LIBRARY_PATH: [...setup.libraryPath, inherited['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      // Without these, sums on a GPU come in any order, and one process takes all its memory.
      TF_DETERMINISTIC_OPS: '1',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    }),
    ...(setup.device === 'cpu' && { CUDA_VISIBLE_DEVICES: '-1' }),
    // Electron's binary becomes plain Node by this; Node itself does not know it.
    ...(process.versions['electron'] !== undefined && { ELECTRON_RUN_AS_NODE: '1' }),
  };
}
