import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from '../../scripts/launch/app-build.mjs';
import { findElectron } from '../../scripts/launch/electron-binary.mjs';
import { getXvfbRun } from './vehicle.ts';
import { reportProblems } from '../../scripts/setup/problem.mjs';

/*
 * `npm run test:electron`: the same checks as `npm run smoke:electron`, in the Electron that the app is
 * made for, with its own utility processes, ports and sandbox. Where its binary cannot be had nothing is
 * shown, and that is said: it ends with 3, and never as if all were well.
 */

/** Nothing was checked. */
const NOT_RUN = 3;

const root = join(import.meta.dirname, '../..');

process.exitCode = 1;
await reportProblems('test:electron', async () => {
  // A display of its own is made below where there is none.
  const electron = await findElectron({ DISPLAY: ':0', ...process.env });
  if (!('path' in electron)) {
    process.stderr.write(
      `NOT RUN: ${electron.reason}. "npm run smoke:electron" drives the same checks in an old Electron.\n`,
    );
    process.exitCode = NOT_RUN;
    return;
  }
  if (!(await buildApp())) return;
  const checks = [process.execPath, join(import.meta.dirname, 'checks.ts'), electron.path, root];
  const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
  const [program = '', ...args] = hasScreen ? checks : [getXvfbRun(), '-a', ...checks];
  const child = spawn(program, args, { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
});
