import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inCache, PARTIAL } from './cache.mjs';
import { checkAddon } from './check-addon.mjs';
import { reasonIn, runProgram } from './child.mjs';
import { findProgram, isProgram } from './find-program.mjs';
import { cacheFolder, projectFolder, tfjsFolder } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';
import { linked, readTensorflowState, wheelPlan } from './tensorflow.mjs';

/** Where tfjs-node looks for it: version 8 of Node-API is the newest that it knows. */
const addonFile = join(tfjsFolder, 'lib/napi-v8/tfjs_binding.node');
const headersFolder = join(projectFolder, 'node_modules/node-api-headers');
const SOURCES = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];

/**
 * Builds tfjs-node's addon against our C library, by calling the compiler: two files need neither
 * node-gyp nor make nor Node's own headers, and the result serves every Node and Electron.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const addon = {
  title: 'TensorFlow addon',
  isDone() {
    const tensorflow = readTensorflowState();
    // Where the GPU is not seen, every start looks again: its driver may have been mended.
    const isWhole = tensorflow?.build === tensorflow?.device;
    return isWhole && existsSync(addonFile) && readState('addon')?.build === tensorflow?.build;
  },
  async run(say) {
    forgetState('addon');
    const tensorflow = getTensorflowState();
    const { libraryPath } = tensorflow;
    const plan = wheelPlan(tensorflow.build === 'gpu');
    const built = join(cacheFolder(), `tfjs-binding-${contentKey(plan)}.node`);
    if (existsSync(built)) say('checking');
    let check = existsSync(built) ? await install(built, libraryPath) : undefined;
    // One that does not work was built on another system with the same home folder.
    if (!check || check.problem) {
      await inCache(say, () => build(built, plan, say));
      say('checking');
      check = await install(built, libraryPath);
    }
    if (check.problem) throw new SetupProblem(`TensorFlow does not work here: ${check.problem}.`);
    const device = check.usesGpu ? 'gpu' : 'cpu';
    writeState('tensorflow', { ...tensorflow, device });
    writeState('addon', { build: tensorflow.build });
    if (device !== tensorflow.build) {
      return 'works, but sees no GPU (is the NVIDIA driver older than 525?), so it uses the CPU';
    }
    return 'works';
  },
};

/**
 * @param {string} built the addon in the cache
 * @param {string[]} libraryPath
 */
async function install(built, libraryPath) {
  const partial = `${addonFile}.${process.pid}.partial`;
  mkdirSync(dirname(addonFile), { recursive: true });
  copyFileSync(built, partial);
  renameSync(partial, addonFile);
  return checkAddon(libraryPath);
}

/**
 * @param {string} target
 * @param {import('./plan.mjs').WheelPlan} plan
 * @param {import('./step-line.mjs').Say} say
 */
async function build(target, { library, compilerFlags }, say) {
  const [compiler, ...ownFlags] = getCompiler();
  const partial = `${target}${PARTIAL}${process.pid}`;
  say('compiling, about 10 s');
  try {
    const { ok, output } = await runProgram(
      compiler,
      [
        ...[...ownFlags, ...compilerFlags],
        ...['-I', linked('include'), '-I', join(headersFolder, 'include')],
        ...SOURCES.map((source) => join(tfjsFolder, source)),
        ...library.libraries.map(linked),
        ...['-o', partial],
      ],
      { cwd: tfjsFolder },
    );
    if (!ok) {
      throw new SetupProblem(
        `The C++ compiler ${compiler} cannot build the TensorFlow addon: it says ` +
          `"${reasonIn(output)}". It must know C++17 (g++ 8 or clang 7, or newer).`,
      );
    }
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * @returns {[compiler: string, ...flags: string[]]} the program and its first arguments, since CXX may
 *   be `ccache g++`
 * @throws {SetupProblem}
 */
function getCompiler() {
  const [named, ...flags] = (process.env.CXX ?? '').split(' ').filter(Boolean);
  const names = named ? [named] : ['c++', 'g++', 'clang++'];
  const found = named && isProgram(named) ? named : findProgram(names);
  if (found) return [found, ...flags];
  throw new SetupProblem(
    `No C++ compiler was found (looked for ${names.join(', ')}): install one (on Debian and Ubuntu: ` +
      'apt-get install g++; on a Mac: xcode-select --install), or name one in CXX, then run it again.',
  );
}

/**
 * Changes with everything that goes into the addon.
 *
 * @param {import('./plan.mjs').WheelPlan} plan
 */
function contentKey({ library, compilerFlags }) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compilerFlags, library.version, process.arch, process.env.CXX]));
  hash.update(readFileSync(join(headersFolder, 'package.json')));
  for (const name of readdirSync(join(tfjsFolder, 'binding')).sort()) {
    hash.update(readFileSync(join(tfjsFolder, 'binding', name)));
  }
  return hash.digest('hex').slice(0, 32);
}

function getTensorflowState() {
  const state = readTensorflowState();
  if (!state) throw new Error('The TensorFlow step must run before the addon is built');
  return state;
}
