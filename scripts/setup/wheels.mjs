import { CUDA_WHEELS } from './cuda-wheels.mjs';
import { SetupProblem } from './problem.mjs';

/**
 * A wheel of the Python package index that we take libraries from, without installing it. Pinned by
 * hash, so that every set-up works with the same bits.
 *
 * @typedef {object} Wheel
 * @property {string} name
 * @property {string} version
 * @property {string} python the Python version it was built for, which does not matter to its libraries
 * @property {string} platform the wheel's platform tag
 * @property {string} sha256
 * @property {number} downloadBytes
 * @property {number} unpackedBytes of the members taken
 * @property {string[]} members prefixes of the names of the files to take
 *
 * @typedef {Wheel & { licence: string }} ShippedWheel `licence` as the wheel's metadata names it
 */

/** The C library's version; tfjs-node 4.22 was written for 2.9 and works with all since. */
export const TENSORFLOW_VERSION = '2.21.0';

/** Two libraries, and the few of 13,000 headers that the addon includes. */
const TENSORFLOW_MEMBERS = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/LICENSE',
  'tensorflow/include/tensorflow/c/',
  'tensorflow/include/tensorflow/core/platform/ctstring',
  'tensorflow/include/tsl/platform/ctstring',
  'tensorflow/include/xla/tsl/c/',
];

/** @type {Record<string, ShippedWheel>} */
const TENSORFLOW = {
  'cpu-x64': {
    ...tensorflow('tensorflow-cpu', 'x86_64'),
    sha256: 'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
    downloadBytes: 274_000_871,
    unpackedBytes: 854_000_000,
  },
  'cpu-arm64': {
    ...tensorflow('tensorflow', 'aarch64'),
    sha256: 'b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
    downloadBytes: 281_946_471,
    unpackedBytes: 884_000_000,
  },
  'gpu-x64': {
    ...tensorflow('tensorflow', 'x86_64'),
    sha256: 'b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0',
    downloadBytes: 572_611_111,
    unpackedBytes: 1_260_000_000,
  },
};

/**
 * @param {import('./device.mjs').Device} device
 * @param {string} [arch] as Node names it
 * @returns {[library: ShippedWheel, ...cuda: ShippedWheel[]]} TensorFlow's first
 * @throws {SetupProblem} where there is none for this processor
 */
export function wheelsFor(device, arch = process.arch) {
  const library = TENSORFLOW[`${device}-${arch}`];
  if (!library) {
    throw new SetupProblem(
      `TensorFlow ${TENSORFLOW_VERSION} exists for x64 and arm64 processors, but this one is ` +
        `${arch}: use another machine.`,
    );
  }
  return device === 'gpu' ? [library, ...CUDA_WHEELS] : [library];
}

/**
 * @param {Wheel} wheel
 * @returns {string} the folder's name that holds its unpacked libraries, in the cache
 */
export function folderNameOf({ name, version, platform }) {
  return `${name}-${version}-${platform}`;
}

/**
 * @param {string} name
 * @param {string} machine
 */
function tensorflow(name, machine) {
  return {
    name,
    version: TENSORFLOW_VERSION,
    python: '3.12',
    platform: `manylinux_2_27_${machine}`,
    licence: 'Apache-2.0',
    members: TENSORFLOW_MEMBERS,
  };
}
