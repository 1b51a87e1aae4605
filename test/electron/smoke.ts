import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from '../../scripts/launch/app-build.mjs';
import { reportProblems } from '../../scripts/setup/problem.mjs';
import { StepLine } from '../../scripts/setup/step-line.mjs';
import { buildForVehicle } from './build.ts';
import { bringVehicle, getXvfbRun } from './vehicle.ts';

/*
 * `npm run smoke:electron`: drives the app's own main process, preload and page in a real window, where
 * Electron's own binary cannot be had. The window is Electron 9's: README.md here says what that shows.
 */

const root = join(import.meta.dirname, '../..');
const appFolder = join(root, 'out/smoke');

process.exitCode = 1;
await reportProblems('smoke', async () => {
  const xvfbRun = getXvfbRun();
  const line = new StepLine('smoke');
  const program = await bringVehicle(line.say.bind(line));
  if (!(await buildApp())) return;
  line.say('building for it');
  await buildForVehicle(appFolder);
  line.done('built for Electron 9.4.1');
  const checks = spawn(
    xvfbRun,
    ['-a', process.execPath, join(import.meta.dirname, 'checks.ts'), program, appFolder],
    { stdio: 'inherit' },
  );
  process.exitCode = await new Promise<number>((resolve) => {
    checks.on('exit', (code) => resolve(code ?? 1));
  });
});
