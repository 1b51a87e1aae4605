import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { detectDevice, findNvidiaSmi, requestedDevice } from './device.mjs';
import { isOlder } from './oldest-version.mjs';
import { cacheFolder, tfjsFolder } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';
import { bringWheels, spaceNeeds, wheelFolder } from './wheel-cache.mjs';
import { TENSORFLOW_VERSION, wheelsFor } from './wheels.mjs';

const OLDEST_GLIBC = '2.27';
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
    return (
      state?.version === TENSORFLOW_VERSION &&
      state.requested === requested &&
      (requested !== 'auto' || state.nvidiaSmi === findNvidiaSmi()) &&
      state.libraryPath.every((folder) => existsSync(folder)) &&
      existsSync(join(libraryLink, 'libtensorflow_cc.so.2'))
    );
  },
  spaceNeeds() {
    // Where nvidia-smi has yet to be asked, a GPU's larger need is checked afterwards.
    const requested = requestedDevice();
    return spaceNeeds(wheelsFor(requested === 'gpu' ? 'gpu' : 'cpu'));
  },
  async run(say) {
    forgetState('tensorflow');
    assertGlibc();
    const requested = requestedDevice();
    const device = requested === 'auto' ? await detectDevice() : requested;
    const [library, ...cuda] = wheelsFor(device);
    await bringWheels([library, ...cuda], say);
    mkdirSync(join(tfjsFolder, 'deps'), { recursive: true });
    rmSync(libraryLink, { recursive: true, force: true });
    symlinkSync(join(wheelFolder(library), 'tensorflow'), libraryLink);
    /** @type {TensorflowState} */
    const state = {
      device,
      build: device,
      version: TENSORFLOW_VERSION,
      libraryPath: cuda.flatMap((wheel) =>
        wheel.members.map((member) => join(wheelFolder(wheel), member)),
      ),
      requested,
      nvidiaSmi: findNvidiaSmi(),
    };
    writeState('tensorflow', state);
    return `${TENSORFLOW_VERSION} for the ${device.toUpperCase()} in ${cacheFolder()}`;
  },
};

function assertGlibc() {
  // Without this the report looks network names up, which takes long offline.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  if (!isOlder(header.glibcVersionRuntime ?? '0.0', OLDEST_GLIBC)) return;
  throw new SetupProblem(
    `TensorFlow needs a Linux with glibc ${OLDEST_GLIBC} or newer, but this one has ` +
      `${header.glibcVersionRuntime ?? 'another C library (musl?)'}: use another distribution.`,
  );
}
