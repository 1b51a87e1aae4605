import { CUDA_WHEELS } from './cuda-wheels.mjs';
import { isOlder } from './oldest-version.mjs';
import { NODE_WHEELS, TENSORFLOW_WHEELS } from './wheels.mjs';

/**
 * @typedef {import('./wheels.mjs').NodeWheel} NodeWheel
 * @typedef {import('./wheels.mjs').ShippedWheel} ShippedWheel
 * @typedef {import('./wheels.mjs').TensorflowWheel} TensorflowWheel
 *
 * @typedef {object} Machine what set-up must know of a machine
 * @property {string} platform as Node names it
 * @property {string} arch as Node names it
 * @property {string} [glibc] on Linux its version; absent where there is another C library
 * @property {string} [kernel] the system's release, by which macOS is told
 *
 * @typedef {object} Wishes
 * @property {import('./device.mjs').Device | 'auto'} device of WORKBENCH_DEVICE
 * @property {boolean} seesGpu whether an NVIDIA GPU was found
 * @property {string} installer of WORKBENCH_TENSORFLOW
 *
 * @typedef {'xcode-tools' | 'packages' | 'runtime' | 'onnx-runtime' | 'tensorflow' | 'addon' |
 *   'tfjs-installer'} StepName
 *
 * @typedef {{ package: string } | { wheel: NodeWheel }} NodeSource where Node 24 comes from: the
 *   npm package of this platform, pinned by the lock file, or a wheel, pinned by its hash
 *
 * @typedef {object} WheelPlan
 * @property {import('./device.mjs').Device} device
 * @property {TensorflowWheel} library
 * @property {ShippedWheel[]} cuda
 * @property {string} link what `deps/lib` of tfjs-node leads to, inside of the library's wheel
 * @property {string[]} compilerFlags that build the addon here, all but the files
 *
 * @typedef {object} Plan
 * @property {StepName[]} steps in their order
 * @property {NodeSource} node
 * @property {WheelPlan | undefined} tensorflow undefined where tfjs-node's own installer is to try
 */

const TFJS_INSTALLER = 'tfjs-installer';

/** Node 24 and ONNX Runtime need 2.28, TensorFlow 2.27. */
const OLDEST_GLIBC = '2.28';
/** Darwin 22 is macOS 13, the first that Node 24 runs on. */
const OLDEST_DARWIN = '22.0';

/** @type {StepName[]} */
const COMMON_STEPS = ['packages', 'runtime', 'onnx-runtime'];

const COMPILER_FLAGS = [
  ...['-fPIC', '-O3', '-std=c++17', '-DNDEBUG', '-DNAPI_VERSION=8'],
  ...['-DNODE_GYP_MODULE_NAME=tfjs_binding', '-DBUILDING_NODE_EXTENSION'],
];

/**
 * What set-up does on a machine.
 *
 * @param {Machine} machine
 * @param {Wishes} wishes
 * @returns {Plan | { refusal: string }} the refusal is a sentence that says what to do instead
 */
export function planSetUp(machine, wishes) {
  const refusal = refusalOf(machine, wishes);
  if (refusal !== undefined) return { refusal };
  const { platform, arch } = machine;
  if (platform === 'win32') {
    return {
      steps: [...COMMON_STEPS, 'tfjs-installer'],
      node: { package: `node-win-${arch}` },
      tensorflow: undefined,
    };
  }
  const wheel = NODE_WHEELS[`${platform}-${arch}`];
  const device = deviceFor(machine, wishes);
  const library = TENSORFLOW_WHEELS[`${device}-${platform}-${arch}`];
  if (library === undefined) return { refusal: noTensorflow(machine, device) };
  return {
    steps: [
      ...(platform === 'darwin' ? /** @type {StepName[]} */ (['xcode-tools']) : []),
      ...COMMON_STEPS,
      'tensorflow',
      'addon',
    ],
    node: wheel ? { wheel } : { package: `node-${platform}-${arch}` },
    tensorflow: {
      device,
      library,
      cuda: device === 'gpu' ? CUDA_WHEELS : [],
      link: 'tensorflow',
      compilerFlags: [...COMPILER_FLAGS, ...linkerFlags(machine)],
    },
  };
}

/**
 * @param {Machine} machine
 * @param {Wishes} wishes
 * @returns {string | undefined}
 */
function refusalOf({ platform, arch, glibc, kernel }, { installer }) {
  if (installer !== '' && installer !== TFJS_INSTALLER) {
    return `WORKBENCH_TENSORFLOW is "${installer}", but it must be "${TFJS_INSTALLER}" or unset.`;
  }
  switch (platform) {
    case 'linux':
    case 'darwin':
      if (installer !== '') {
        return `WORKBENCH_TENSORFLOW=${TFJS_INSTALLER} is for Windows alone: unset it, since set-up brings TensorFlow here.`;
      }
      if (platform === 'linux' && isOlder(glibc ?? '0.0', OLDEST_GLIBC)) {
        return (
          `Node 24 and TensorFlow need a Linux with glibc ${OLDEST_GLIBC} or newer, but this one has ` +
          `${glibc ?? 'another C library (musl?)'}: use another distribution.`
        );
      }
      if (platform === 'darwin' && kernel !== undefined && isOlder(kernel, OLDEST_DARWIN)) {
        return 'Node 24 needs macOS 13 or newer: update macOS, or use another machine.';
      }
      return undefined;
    case 'win32':
      if (installer === '' || arch !== 'x64') return USE_WSL;
      return undefined;
    default:
      return `The workbench runs on Linux, macOS and, in WSL 2, on Windows, but this is ${platform}: use another machine.`;
  }
}

/** TensorFlow's library for Windows does not export what the addon calls. */
const USE_WSL =
  'On Windows the workbench runs in WSL 2, the Linux that comes with it, with an NVIDIA GPU as well: ' +
  'run "wsl --install" once in PowerShell, then start it in there (docs/machines.md has the steps).';

/**
 * @param {Machine} machine
 * @param {Wishes} wishes
 */
function deviceFor({ platform, arch }, { device, seesGpu }) {
  if (device !== 'auto') return device;
  // Only where there is a build for it: Macs have no CUDA, and the one for ARM has none in it.
  return seesGpu && TENSORFLOW_WHEELS[`gpu-${platform}-${arch}`] ? 'gpu' : 'cpu';
}

/**
 * @param {Machine} machine
 * @param {import('./device.mjs').Device} device
 */
function noTensorflow({ platform, arch }, device) {
  if (device === 'gpu') {
    return (
      `WORKBENCH_DEVICE is "gpu", but TensorFlow's GPU build exists for Linux on x86-64 only (this ` +
      `is ${platform} on ${arch}): unset it or set it to "cpu".`
    );
  }
  return `TensorFlow exists for x64 and arm64 processors, but this one is ${arch}: use another machine.`;
}

/**
 * The addon finds the libraries beside itself, wherever the clone is moved. On a Mac a variable could
 * not lead there: the system takes it away from the programs it protects.
 *
 * @param {Machine} machine
 */
function linkerFlags({ platform, arch }) {
  if (platform !== 'darwin') return ['-shared', '-Wl,-rpath,$ORIGIN/../../deps/lib'];
  return [
    // The functions of Node-API are in the program that loads the addon.
    ...['-bundle', '-undefined', 'dynamic_lookup'],
    ...['-arch', arch === 'arm64' ? 'arm64' : 'x86_64', '-mmacosx-version-min=13.0'],
    '-Wl,-rpath,@loader_path/../../deps/lib',
  ];
}
