// `npm start`: sets up, builds, and opens the workbench in Electron, or serves it to the browser where
// there can be no window (or with --browser). Other arguments go to the one that is started.
import { buildApp } from './launch/app-build.mjs';
import { runCommandLine } from './launch/command-line.mjs';
import { findElectron } from './launch/electron-binary.mjs';
import { runChild } from './launch/run-child.mjs';
import { projectFolder } from './setup/places.mjs';
import { setUp } from './setup/set-up.mjs';

const options = process.argv.slice(2);
const args = options.filter((option) => option !== '--browser');

if ((await setUp()) && (await buildApp())) {
  await open(options.includes('--browser') ? undefined : await findElectron());
} else {
  process.exitCode = 1;
}

/** @param {Awaited<ReturnType<typeof findElectron>> | undefined} electron */
async function open(electron) {
  if (electron && 'path' in electron) {
    // Chromium refuses to run as root with its sandbox.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    runChild(electron.path, [...sandbox, projectFolder, ...args]);
    return;
  }
  if (electron) {
    process.stderr.write(`The workbench is served to the browser, since ${electron.reason}.\n`);
  }
  await runCommandLine(['serve', ...args]);
}
