import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { detectDevice, findNvidiaSmi, requestedDevice } from './device.mjs';
import { cacheFolder, tfjsFolder } from './places.mjs';
import { forgetState, readState, writeState } from './state.mjs';
import { planHere } from './this-machine.mjs';
import { bringWheels, spaceNeeds, wheelFolder } from './wheel-cache.mjs';

/** Where the addon looks for the C library. */
const libraryLink = join(tfjsFolder, 'deps', 'lib');

/**
 * What the host needs to know to start a trainer. `libraryPath` are the folders of the CUDA
 * libraries, which must be in the LD_LIBRARY_PATH of processes that load tfjs-node (none for the CPU).
 *
 * @typedef {object} TensorflowState
 * @property {import('./device.mjs').Device} device what it computes on
 * @property {import('./device.mjs').Device} build what it was built for: the build for the GPU
 *   computes on the CPU where it sees no GPU
 * @property {string} version
 * @property {string[]} libraryPath
 * @property {string} requested by WORKBENCH_DEVICE
 * @property {string | null} nvidiaSmi the driver's tool, when this was decided
 */

/** What this step recorded, where it was done. */
export function readTensorflowState() {
  return readState('tensorflow');
}

/**
 * Brings TensorFlow's C library from its Python wheel, since the one that tfjs-node's own installer
 * downloads is of 2022 and wants a CUDA of the same age.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const tensorflow = {
  title: 'TensorFlow',
  isDone() {
    const state = readTensorflowState();
    const requested = requestedDevice();
    const { library } = wheelPlan(state?.build === 'gpu');
    return (
      state?.version === library.version &&
      state.requested === requested &&
      (requested !== 'auto' || state.nvidiaSmi === findNvidiaSmi()) &&
      state.libraryPath.every((folder) => existsSync(folder)) &&
      library.libraries.every((member) => existsSync(linked(member)))
    );
  },
  spaceNeeds() {
    // Where nvidia-smi has yet to be asked, a GPU's larger need is checked afterwards.
    const { library, cuda } = wheelPlan(false);
    return spaceNeeds([library, ...cuda]);
  },
  async run(say) {
    forgetState('tensorflow');
    const requested = requestedDevice();
    const seesGpu = requested === 'auto' && (await detectDevice()) === 'gpu';
    const { device, library, cuda, link } = wheelPlan(seesGpu);
    await bringWheels([library, ...cuda], say);
    mkdirSync(join(tfjsFolder, 'deps'), { recursive: true });
    rmSync(libraryLink, { recursive: true, force: true });
    symlinkSync(join(wheelFolder(library), link), libraryLink);
    /** @type {TensorflowState} */
    const state = {
      device,
      build: device,
      version: library.version,
      libraryPath: cuda.flatMap((wheel) =>
        wheel.members.map((member) => join(wheelFolder(wheel), member)),
      ),
      requested,
      nvidiaSmi: findNvidiaSmi(),
    };
    writeState('tensorflow', state);
    return `${library.version} for the ${device.toUpperCase()} in ${cacheFolder()}`;
  },
};

/**
 * @param {boolean} seesGpu
 * @returns {import('./plan.mjs').WheelPlan}
 */
export function wheelPlan(seesGpu) {
  const { tensorflow } = planHere({ seesGpu });
  if (!tensorflow) throw new Error('TensorFlow comes from no wheel here, so this step is not due');
  return tensorflow;
}

/**
 * Where the compiler and the addon find a library of the wheel.
 *
 * @param {string} member its name in the wheel
 * @returns {string} absolute
 */
export function linked(member) {
  return join(libraryLink, basename(member));
}
