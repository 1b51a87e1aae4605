import { join } from 'node:path';
import { installBrowser } from './install-browser.mjs';
import { runProgram } from './child.mjs';
import { findProgram, isProgram } from './find-program.mjs';
import { SetupProblem } from './problem.mjs';
import { readState, writeState } from './state.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * A Chromium or Chrome for the tests, which drive a real browser. The tests read its path from the
 * state file `browser.json`.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const browser = {
  title: 'browser for the tests',
  isDone() {
    const path = readState('browser')?.path;
    const named = process.env.WORKBENCH_CHROMIUM;
    return path !== undefined && isProgram(path) && (!named || named === path);
  },
  async run(say) {
    say('looking for one');
    let path = findBrowser();
    if (!path || !(await hasChineseFont())) {
      await installBrowser({ needsBrowser: !path, say });
      path ??= findBrowser();
    }
    if (!path) throw new SetupProblem('Chromium was installed, but is not on the PATH.');
    const { ok, output } = await runProgram(path, ['--version']);
    if (!ok) {
      throw new SetupProblem(
        `The browser ${path} does not run: name another one in WORKBENCH_CHROMIUM.`,
      );
    }
    // Debian's start script may warn before the browser speaks.
    const version = output.trim().split('\n').at(-1);
    writeState('browser', { path, version });
    return `${version} at ${path}`;
  },
};

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 * @throws {SetupProblem} where WORKBENCH_CHROMIUM names no program
 */
function findBrowser(env = process.env) {
  const named = env.WORKBENCH_CHROMIUM;
  if (named && !isProgram(named)) {
    throw new SetupProblem(
      `WORKBENCH_CHROMIUM is "${named}", which is no program: give the full path of a Chromium or ` +
        'Chrome, or leave it unset.',
    );
  }
  return named || findProgram(NAMES, env) || usualPlaces(env).find(isProgram);
}

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
}

/** Without one the Chinese interface is drawn as empty boxes. macOS and Windows have one. */
async function hasChineseFont() {
  const fontList = process.platform === 'linux' && findProgram(['fc-list']);
  if (!fontList) return process.platform !== 'linux';
  return (await runProgram(fontList, [':lang=zh'])).output.trim() !== '';
}
