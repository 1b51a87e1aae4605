import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endChildrenOnSignals, runProgram } from '../setup/child.mjs';
import { acquireLock } from '../setup/lock.mjs';
import { lockFolder, node24, projectFolder } from '../setup/places.mjs';
import { reportProblems, SetupProblem } from '../setup/problem.mjs';
import { forgetState, readState, writeState } from '../setup/state.mjs';
import { StepLine } from '../setup/step-line.mjs';

const builder = join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js');
const BUILT = ['out/main/index.js', 'out/renderer/index.html'];
const SOURCES = [
  'electron',
  'src',
  'electron.vite.config.ts',
  'scripts/precompress.ts',
  'package-lock.json',
];

/**
 * Builds the app where it was never built, or where a source has changed since.
 *
 * @returns {Promise<boolean>} false where it failed, the reason having been said
 */
export async function buildApp() {
  if (isBuilt()) return true;
  const restoreSignals = endChildrenOnSignals();
  const line = new StepLine('build');
  const lock = await acquireLock(join(lockFolder, 'build.lock'), () =>
    line.say('waiting for another one in this folder'),
  );
  try {
    return await reportProblems('build', () => build(line));
  } finally {
    lock.release();
    restoreSignals();
  }
}

/** @param {StepLine} line */
async function build(line) {
  if (isBuilt()) return;
  line.say('building the app');
  forgetState('build');
  // Taken first, so that a source saved meanwhile makes the build count as old.
  const stamp = sourceStamp();
  const { ok, output } = await runProgram(node24, [builder, 'build'], { cwd: projectFolder });
  if (!ok) {
    line.interrupt();
    throw new SetupProblem(`The app could not be built:\n${output.trim().slice(-4000)}`);
  }
  writeState('build', { stamp });
  line.done('the app is built');
}

function isBuilt() {
  return (
    BUILT.every((file) => existsSync(join(projectFolder, file))) &&
    readState('build')?.stamp === sourceStamp()
  );
}

/**
 * @param {string} [root]
 * @returns {string} changes when a source file comes, goes or is written
 */
export function sourceStamp(root = projectFolder) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source))) {
      if (/\.test\.ts$/.test(file)) continue;
      const { mtimeMs, size } = statSync(file);
      hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file, a folder, or nothing
 * @returns {string[]}
 */
function filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
