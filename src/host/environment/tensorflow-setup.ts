import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What set-up recorded about TensorFlow's C library. */
export interface TensorflowSetup {
  readonly device: 'cpu' | 'gpu';
  /** Null where tfjs-node's own installer brought the library. */
  readonly version: string | null;
  /** Folders of the CUDA libraries. */
  readonly libraryPath: readonly string[];
}

/** Without a record (another installer brought the library) it is taken for the CPU build. */
export function readTensorflowSetup(projectRoot: string): TensorflowSetup {
  const file = join(projectRoot, 'node_modules', '.workbench', 'tensorflow.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TensorflowSetup;
  } catch {
    return { device: 'cpu', version: null, libraryPath: [] };
  }
}
