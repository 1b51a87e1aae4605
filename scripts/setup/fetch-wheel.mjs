import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTIAL } from './cache.mjs';
import { reasonIn, runProgram } from './child.mjs';
import { SetupProblem } from './problem.mjs';
import { folderNameOf } from './wheels.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

const LOOK_MS = 500;
const unpacker = fileURLToPath(new URL('unpack-wheel.py', import.meta.url));

/**
 * Brings a wheel's libraries into the cache: a folder there is complete, or it is not there. The
 * archive is deleted once it is unpacked, but survives an interruption in between.
 *
 * @param {Wheel} wheel
 * @param {{ cache: string, python: string, say: import('./step-line.mjs').Say }} context
 * @returns {Promise<string>} the folder
 */
export async function fetchWheel(wheel, { cache, python, say }) {
  const folder = join(cache, folderNameOf(wheel));
  if (existsSync(folder)) return folder;
  const archive = `${folder}.whl`;
  const workshop = `${folder}${PARTIAL}${process.pid}`;
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(join(workshop, 'unpacked'), { recursive: true });
  try {
    if (!existsSync(archive)) await download(wheel, { archive, workshop, python, say });
    await unpack(wheel, { archive, target: join(workshop, 'unpacked'), python, say });
    publish(join(workshop, 'unpacked'), folder);
    rmSync(archive, { force: true });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {Wheel} wheel
 * @param {{ archive: string, workshop: string, python: string, say: import('./step-line.mjs').Say }} context
 */
async function download(wheel, { archive, workshop, python, say }) {
  const { name, version, sha256, downloadBytes } = wheel;
  const requirements = join(workshop, 'requirements.txt');
  writeFileSync(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
  const downloads = join(workshop, 'download');
  const tell = () => say(`downloading ${name}`, share(bytesIn(workshop), downloadBytes));
  tell();
  const timer = setInterval(tell, LOOK_MS);
  try {
    // pip unpacks its downloads under TMPDIR: in the cache there is room, and their size is progress.
    const env = { ...process.env, TMPDIR: workshop, PIP_REQUIRE_VIRTUALENV: '0' };
    const { ok, output } = await runProgram(
      python,
      [
        ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes'],
        ...['--python-version', wheel.python, '--implementation', 'cp'],
        ...['--platform', wheel.platform, '--no-cache-dir', '--disable-pip-version-check'],
        ...['--no-input', '--progress-bar', 'off', '--dest', downloads, '-r', requirements],
      ],
      { env },
    );
    if (!ok) throw new SetupProblem(explainPip(wheel, output));
  } finally {
    clearInterval(timer);
  }
  const [downloaded] = readdirSync(downloads);
  if (!downloaded) throw new Error(`pip said that it has downloaded ${name}, but left no file`);
  renameSync(join(downloads, downloaded), archive);
}

/**
 * @param {Wheel} wheel
 * @param {{ archive: string, target: string, python: string, say: import('./step-line.mjs').Say }} context
 */
async function unpack(wheel, { archive, target, python, say }) {
  say(`unpacking ${wheel.name}`);
  const { ok, output } = await runProgram(python, [unpacker, archive, target, ...wheel.members], {
    onText: (text) => {
      const bytes = Number(text.trim().split('\n').at(-1));
      if (bytes) say(`unpacking ${wheel.name}`, share(bytes, wheel.unpackedBytes));
    },
  });
  if (ok) return;
  // The archive may be what is broken: the next attempt begins with a new one.
  rmSync(archive, { force: true });
  if (/No space left/.test(output)) {
    throw new SetupProblem(`The disk is full: free some space for ${target}, then run it again.`);
  }
  throw new SetupProblem(`Cannot unpack ${wheel.name} (${reasonIn(output)}): run it again.`);
}

/**
 * Another clone's set-up may have been quicker, in which case its folder is as good as ours.
 *
 * @param {string} unpacked
 * @param {string} folder
 */
function publish(unpacked, folder) {
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/**
 * @param {Wheel} wheel
 * @param {string} output what pip wrote
 * @returns {string} a sentence
 */
function explainPip({ name, version }, output) {
  const what = `Cannot download ${name} ${version} from the Python package index`;
  if (/No space left/.test(output))
    return `${what}: the disk is full. Free some space, then retry.`;
  if (/DO NOT MATCH/.test(output)) {
    return `${what}: the file is not the one that this version was tested with (its SHA-256 differs).`;
  }
  if (/NewConnectionError|NameResolution|Connect(ion|Timeout)|Temporary failure/i.test(output)) {
    return `${what}: it cannot be reached. Check the network (and pip's settings), then run it again.`;
  }
  return `${what}: pip says "${reasonIn(output)}". Put that right, then run it again.`;
}

/**
 * @param {number} bytes
 * @param {number} total
 */
function share(bytes, total) {
  const percent = Math.min(100, Math.floor((100 * bytes) / total));
  return `${percent} % of ${Math.round(total / 1e6)} MB`;
}

/** @param {string} folder */
function bytesIn(folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // pip moves its files about while we look: the next look will do.
  }
  return bytes;
}
