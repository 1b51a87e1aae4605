import type { Device, DeviceChoice } from '../../contract/device.ts';
import { deviceToUse } from '../environment/device-choice.ts';
import { gpuEnvironment } from '../environment/gpu-switches.ts';
import { ONE_DNN, oneDnnSwitch } from '../environment/one-dnn.ts';
import type { TensorflowSetup } from '../environment/tensorflow-setup.ts';

/** Where trainers are started. */
interface Surroundings {
  readonly inherited?: NodeJS.ProcessEnv;
  /** Whether they run on the host's own program rather than on a Node beside the app. */
  readonly ownNode?: boolean;
  readonly platform?: NodeJS.Platform;
  /** What they are to use; the processor can be used with TensorFlow's GPU build too. */
  readonly device?: Device;
}

/**
 * The environment variables of a trainer. One TensorFlow thread each: one process per core beats
 * many threads in one, and the order of sums, so the weights, no longer depend on timing.
 */
export function trainerEnvironment(
  setup: TensorflowSetup,
  {
    inherited = process.env,
    ownNode = true,
    platform = process.platform,
    device = setup.device,
  }: Surroundings = {},
): NodeJS.ProcessEnv {
  const searched = platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    ...inherited,
    TF_CPP_MIN_LOG_LEVEL: inherited['TF_CPP_MIN_LOG_LEVEL'] ?? '2',
    [ONE_DNN]: oneDnnSwitch(inherited),
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: '1',
    ...(setup.libraryPath.length > 0 && {
      [searched]: [...setup.libraryPath, inherited[searched]].filter(Boolean).join(':'),
    }),
    ...(device === 'gpu' ? gpuEnvironment(inherited) : { CUDA_VISIBLE_DEVICES: '-1' }),
    // Electron's binary becomes plain Node by this; Node itself does not know it.
    ...(ownNode && process.versions['electron'] !== undefined && { ELECTRON_RUN_AS_NODE: '1' }),
  };
}

/**
 * The environment variables of trainers that are asked for each device; where the processor was chosen, no GPU can
 * be seen by either.
 */
export function trainerEnvironments(
  setup: TensorflowSetup,
  choice: DeviceChoice,
  surroundings?: Omit<Surroundings, 'device'>,
): Readonly<Record<Device, NodeJS.ProcessEnv>> {
  const on = (device: Device) => trainerEnvironment(setup, { ...surroundings, device });
  return { cpu: on('cpu'), gpu: on(deviceToUse(choice, setup)) };
}
