import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What set-up recorded about TensorFlow's C library. */
export interface TensorflowSetup {
  readonly device: 'cpu' | 'gpu';
  /** Null where tfjs-node's own installer brought the library. */
  readonly version: string | null;
  /** Folders in which the system must look for libraries: of CUDA, and in a package TensorFlow's own. */
  readonly libraryPath: readonly string[];
  /** The version of TensorFlow.js, where its package does not lie beside the host. */
  readonly tfjs?: string;
}

/** Where set-up keeps its record in a clone. */
export function tensorflowRecord(projectRoot: string): string {
  return join(projectRoot, 'node_modules', '.workbench', 'tensorflow.json');
}

/** Without a record (another installer brought the library) it is taken for the CPU build. */
export function readTensorflowSetup(file: string): TensorflowSetup {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TensorflowSetup;
  } catch {
    return { device: 'cpu', version: null, libraryPath: [] };
  }
}
