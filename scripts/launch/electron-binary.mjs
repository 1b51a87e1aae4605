import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endChildrenOnSignals, reasonIn, runProgram } from '../setup/child.mjs';
import { node24, projectFolder } from '../setup/places.mjs';
import { forgetState, readState, writeState } from '../setup/state.mjs';
import { StepLine } from '../setup/step-line.mjs';

const packageFolder = join(projectFolder, 'node_modules/electron');
/** For so long a failed download is not tried again, so that no start waits for it. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {{ path: string } | { reason: string }} Found the reason is a clause that says why there can
 *   be no window
 * @typedef {Found & { version: string, at: number }} ElectronState what came of the last attempt to
 *   fetch that version, and when that was, in milliseconds since 1970
 */

/**
 * Electron's binary, which its package fetches on first use.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Found>}
 */
export async function findElectron(env = process.env) {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return { reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const known = readState('electron');
  if (known?.version === version) {
    if ('path' in known && existsSync(known.path)) return { path: known.path };
    const isRecent = Date.now() - known.at < RETRY_AFTER_MS;
    if ('reason' in known && isRecent) return { reason: known.reason };
  }
  const found = await fetchBinary();
  forgetState('electron');
  writeState('electron', { version, at: Date.now(), ...found });
  return found;
}

/** @returns {Promise<Found>} */
async function fetchBinary() {
  const restoreSignals = endChildrenOnSignals();
  const line = new StepLine('electron');
  try {
    line.say('fetching its binary');
    const fetched = await runProgram(node24, [join(packageFolder, 'install.js')]);
    if (!fetched.ok) {
      line.interrupt();
      return { reason: `Electron cannot be downloaded (${reasonIn(fetched.output)})` };
    }
    const path = binaryPath();
    const check = await runProgram(path, ['--no-sandbox', '--version']);
    if (!check.ok) {
      line.interrupt();
      return { reason: `Electron does not start (${reasonIn(check.output)})` };
    }
    line.done(`${check.output.trim()} ready`);
    return { path };
  } finally {
    restoreSignals();
  }
}

function binaryPath() {
  const name = readFileSync(join(packageFolder, 'path.txt'), 'utf8');
  return join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), name);
}
