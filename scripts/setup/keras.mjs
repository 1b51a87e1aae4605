import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCache, PARTIAL } from './cache.mjs';
import { reasonIn, runProgram } from './child.mjs';
import { cacheFolder, projectFolder } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { getPython } from './python.mjs';
import { readState, writeState } from './state.mjs';

/** Unpacked, with what pip has downloaded beside it for a while. */
const SPACE_BYTES = 1e9;

const requirements = join(projectFolder, 'test/integration/keras/requirements.txt');

/**
 * Keras for the tests, which have it read what the workbench writes, and the other way round. Its
 * packages lie in the cache that all clones share, outside of any Python; the tests read from the state
 * file `keras.json` where, and which Python they are for.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const keras = {
  title: 'Keras for the tests',
  isDone() {
    const state = readState('keras');
    return state?.requirements === hash() && existsSync(state.packages) && existsSync(state.python);
  },
  spaceNeeds: () => [{ folder: cacheFolder(), bytes: SPACE_BYTES }],
  async run(say) {
    const python = await getPython();
    const version = await runProgram(python, ['-c', 'import sys; print(*sys.version_info[:2])']);
    const name = `keras-${version.output.trim().replace(' ', '.')}-${hash().slice(0, 12)}`;
    const packages = join(cacheFolder(), name);
    await inCache(say, async () => {
      if (existsSync(packages)) return;
      say('downloading it with JAX and SciPy (about 150 MB)');
      const partial = `${packages}${PARTIAL}${process.pid}`;
      const { ok, output } = await runProgram(python, [
        ...['-m', 'pip', 'install', '--target', partial, '--only-binary=:all:', '--no-cache-dir'],
        ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off'],
        ...['-r', requirements],
      ]);
      if (!ok) {
        rmSync(partial, { recursive: true, force: true });
        throw new SetupProblem(
          `Cannot install Keras for the tests (pip says "${reasonIn(output)}"): it needs the network ` +
            'once, and a Python that Keras 3.15 runs on. Put that right, then run it again.',
        );
      }
      renameSync(partial, packages);
    });
    writeState('keras', { requirements: hash(), python, packages });
    return `its packages are in ${packages}`;
  },
};

/** @returns {string} of what is required: another one, and all is installed anew */
function hash() {
  return createHash('sha256').update(readFileSync(requirements)).digest('hex');
}
