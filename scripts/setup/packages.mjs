import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { reasonIn, runProgram } from './child.mjs';
import { findProgram } from './find-program.mjs';
import { projectFolder } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';

/** What `node_modules` takes at most, with room for npm's own cache of the archives. */
const NEEDED_BYTES = 1.9e9;
const LOOK_MS = 500;
/** npm's own record of what it has installed. */
const installedLock = join(projectFolder, 'node_modules/.package-lock.json');

/** @type {import('./run-steps.mjs').Step} */
export const packages = {
  title: 'npm packages',
  isDone: () => readState('packages')?.lockSha256 === lockSha256(),
  spaceNeeds: () =>
    isInstalled(readLock(), readInstalled())
      ? []
      : [{ folder: projectFolder, bytes: NEEDED_BYTES }],
  async run(say) {
    const lockFile = readLock();
    const names = wantedPackages(lockFile);
    // After an `npm install` by hand all is there already, but for our own record of it.
    const alreadyThere = isInstalled(lockFile, readInstalled());
    if (!alreadyThere) await install(names, say);
    writeState('packages', { lockSha256: lockSha256() });
    return alreadyThere ? 'already installed' : `${names.length} installed`;
  },
};

/**
 * @param {string[]} names
 * @param {import('./step-line.mjs').Say} say
 */
async function install(names, say) {
  // Both records go first: `npm ci` empties the folder in no particular order.
  forgetState('packages');
  rmSync(installedLock, { force: true });
  const tell = () => say('installing', `${countInstalled(names)} of ${names.length}`);
  tell();
  const timer = setInterval(tell, LOOK_MS);
  try {
    const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
    const { ok, output } = await runNpm(['ci', ...flags]);
    if (!ok) throw new SetupProblem(explainNpm('install the npm packages', output));
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs npm on the Node that it was installed with, never on the one that it is about to replace.
 *
 * @param {string[]} args
 * @throws {SetupProblem} where there is no npm
 */
function runNpm(args) {
  const ownBin = join(projectFolder, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ownBin);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const npm = findProgram(['npm'], env);
  if (!npm) {
    throw new SetupProblem('npm was not found: install Node.js 20.19 or newer together with npm.');
  }
  // npm would otherwise wait half a minute before it says that there is no network.
  const flags = ['--no-progress', '--loglevel=error', '--fetch-retry-mintimeout=1000'];
  return runProgram(npm, [...args, ...flags], { cwd: projectFolder, env });
}

/**
 * @param {string} task
 * @param {string} output what npm wrote
 * @returns {string} a sentence
 */
export function explainNpm(task, output) {
  if (/ENOSPC/.test(output))
    return `Cannot ${task}: the disk is full. Free some space, then retry.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return `Cannot ${task}: the npm registry cannot be reached. Check the network, then run it again.`;
  }
  const line = output.split('\n').find((text) => /npm error (?!code)/.test(text));
  const reason = line?.replace(/^npm error /, '') ?? reasonIn(output);
  return `Cannot ${task}: npm says "${reason}". Put that right, then run it again.`;
}

/**
 * @typedef {{ version?: string, os?: string | string[], cpu?: string | string[],
 *   libc?: string[] }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * @param {Lock} wanted
 * @param {Lock | undefined} installed
 * @param {{ platform: string, arch: string }} [here]
 * @returns {boolean} whether npm's record says that all that the lock file asks for is there: npm goes
 *   on without an optional package that it could not fetch, but Node 24 is one
 */
export function isInstalled(wanted, installed, here = process) {
  if (!installed?.packages) return false;
  const found = installed.packages;
  return Object.entries(wanted.packages ?? {}).every(
    ([path, entry]) =>
      path === '' ||
      (found[path] ? found[path].version === entry.version : !isForHere(entry, here)),
  );
}

/**
 * @param {Lock} lockFile
 * @returns {string[]} folders of the packages for this platform
 */
function wantedPackages(lockFile) {
  return Object.entries(lockFile.packages ?? {})
    .filter(([path, entry]) => path && isForHere(entry, process))
    .map(([path]) => path);
}

/**
 * @param {LockEntry} entry
 * @param {{ platform: string, arch: string }} here
 */
function isForHere({ os, cpu, libc }, { platform, arch }) {
  if ((os && ![os].flat().includes(platform)) || (cpu && ![cpu].flat().includes(arch)))
    return false;
  return !libc || libc.includes('glibc');
}

/** @param {string[]} names */
function countInstalled(names) {
  return names.filter((name) => existsSync(join(projectFolder, name, 'package.json'))).length;
}

/** @returns {Lock} */
function readLock() {
  return JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));
}

/** @returns {Lock | undefined} */
function readInstalled() {
  return existsSync(installedLock) ? JSON.parse(readFileSync(installedLock, 'utf8')) : undefined;
}

function lockSha256() {
  const content = readFileSync(join(projectFolder, 'package-lock.json'));
  return createHash('sha256').update(content).digest('hex');
}
