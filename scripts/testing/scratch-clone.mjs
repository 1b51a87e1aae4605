import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wheelPlan } from '../setup/tensorflow.mjs';

/** What this machine takes TensorFlow from. */
export const { library } = wheelPlan(false);

const scripts = fileURLToPath(new URL('..', import.meta.url));

/** The system's Python itself, since what is on the PATH may be a script that needs the PATH. */
export const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).trim();

/**
 * A clone in a folder of its own (whose name holds a blank) with the real scripts, in which the npm
 * packages and Node 24 count as set up already: what follows can be tested without a network.
 */
export class ScratchClone {
  folder = mkdtempSync(join(tmpdir(), 'workbench clone-'));
  cache = join(this.folder, 'the cache');
  programs = join(this.folder, 'programs');

  constructor() {
    cpSync(scripts, join(this.folder, 'scripts'), { recursive: true });
    this.write('package-lock.json', '{}');
    const lockSha256 = createHash('sha256').update('{}').digest('hex');
    this.write('node_modules/.workbench/packages.json', JSON.stringify({ lockSha256 }));
    this.write('node_modules/.workbench/runtime.json', '{}');
    mkdirSync(join(this.folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(process.execPath, join(this.folder, 'node_modules/.bin/node'));
    mkdirSync(this.programs);
  }

  /**
   * @param {string} path relative to the clone
   * @param {string} content
   */
  write(path, content) {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Makes TensorFlow and its addon count as set up, though there is neither. */
  markTensorflowDone() {
    const tfjs = 'node_modules/@tensorflow/tfjs-node-gpu';
    for (const member of library.libraries) this.write(`${tfjs}/deps/lib/${basename(member)}`, '');
    this.write(`${tfjs}/lib/napi-v8/tfjs_binding.node`, '');
    const device = { device: 'cpu', build: 'cpu', requested: 'auto', nvidiaSmi: null };
    const tensorflow = { ...device, version: library.version, libraryPath: [] };
    this.write('node_modules/.workbench/tensorflow.json', JSON.stringify(tensorflow));
    this.write('node_modules/.workbench/addon.json', JSON.stringify({ build: 'cpu' }));
  }

  /**
   * Puts a program on the clone's PATH, which holds nothing else.
   *
   * @param {string} name
   * @param {string} script lines of sh
   */
  addProgram(name, script) {
    const path = join(this.programs, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /**
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} [env]
   */
  start(args, env) {
    return spawn(process.execPath, args, {
      cwd: this.folder,
      env: { PATH: this.programs, WORKBENCH_CACHE_DIR: this.cache, ...env },
    });
  }

  /**
   * @param {NodeJS.ProcessEnv} [env]
   * @param {string[]} [options]
   * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
   */
  async setUp(env, options = []) {
    const child = this.start(['scripts/setup.mjs', ...options], env);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stderr += text));
    const [code] = /** @type {[number | null]} */ (await once(child, 'close'));
    return { code, stdout, stderr };
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
