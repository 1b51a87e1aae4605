import { afterEach, beforeEach, expect, test } from 'vitest';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { python, ScratchClone } from '../testing/scratch-clone.mjs';

/** @type {ScratchClone} */
let clone;
beforeEach(() => {
  clone = new ScratchClone();
});
afterEach(() => clone.remove());

/**
 * Every foreseeable failure: exit code 1 and one sentence on stderr, without a stack.
 *
 * @param {{ code: number | null, stdout: string, stderr: string }} result
 * @param {RegExp} sentence
 */
function expectOneSentence({ code, stdout, stderr }, sentence) {
  const problems = stderr.split('\n').filter((line) => line.startsWith('set-up: '));
  expect(problems).toEqual([expect.stringMatching(sentence)]);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(1);
}

test('a missing Python is named, with what to install', async () => {
  expectOneSentence(await clone.setUp(), /Python 3 was not found: install Python 3 with pip/);
});

test('a Python 2 does not count', async () => {
  clone.addProgram('python', 'echo 2');
  expectOneSentence(await clone.setUp(), /Python 3 was not found/);
});

test('a Python without pip is named', async () => {
  clone.addProgram(
    'python3',
    '[ "$1" = -c ] && echo 3 && exit 0; echo No module named pip; exit 1',
  );
  expectOneSentence(await clone.setUp(), /programs\/python3 has no pip: install/);
});

test('a pip too old for the wheels is named with its version', async () => {
  clone.addProgram('python3', '[ "$1" = -c ] && echo 3 && exit 0; echo pip 19.1 from here');
  expectOneSentence(await clone.setUp(), /pip of .*python3 is 19\.1, but 20\.3 or newer is needed/);
});

test('an unreachable package index is told from a wrong version', async () => {
  clone.addProgram(
    'python3',
    `case "$*" in -c*) echo 3;; *--version) echo pip 24.0;; *) echo "WARNING: NewConnectionError"
    echo "ERROR: No matching distribution found for tensorflow-cpu==2.21.0"; exit 1;; esac`,
  );
  expectOneSentence(await clone.setUp(), /tensorflow-cpu 2.21.0.*cannot be reached.*network/);
});

test('a missing C++ compiler is named, with what to install', async () => {
  clone.markTensorflowDone();
  rmSync(join(clone.folder, 'node_modules/.workbench/addon.json'));
  clone.write('node_modules/@tensorflow/tfjs-node-gpu/binding/tfjs_binding.cc', '');
  clone.write('node_modules/node-api-headers/package.json', '{}');
  expectOneSentence(
    await clone.setUp(),
    /No C\+\+ compiler.*c\+\+, g\+\+, clang\+\+.*apt-get install/,
  );
});

test('an unknown WORKBENCH_DEVICE is answered with the two that there are', async () => {
  const result = await clone.setUp({ WORKBENCH_DEVICE: 'tpu' });
  expectOneSentence(result, /WORKBENCH_DEVICE is "tpu", but it must be "cpu" or "gpu"/);
});

test('a cache that cannot be made is named', async () => {
  clone.addProgram('python3', `exec "${python}" "$@"`);
  clone.write('a file', '');
  const result = await clone.setUp({ WORKBENCH_CACHE_DIR: join(clone.folder, 'a file/cache') });
  expectOneSentence(result, /a file/);
});

test('an unknown option is refused before anything is done', async () => {
  expectOneSentence(await clone.setUp({}, ['--browser']), /unknown option "--browser"/);
  expect(existsSync(join(clone.folder, '.setup'))).toBe(false);
});

test('a WORKBENCH_CHROMIUM that is no program is named', async () => {
  clone.markTensorflowDone();
  const result = await clone.setUp({ WORKBENCH_CHROMIUM: '/no/browser' }, ['--with-browser']);
  expectOneSentence(result, /WORKBENCH_CHROMIUM is "\/no\/browser", which is no program/);
});

test('a missing browser that cannot be installed here is named, with what to install', async () => {
  clone.markTensorflowDone();
  expectOneSentence(
    await clone.setUp({}, ['--with-browser']),
    /No Chromium or Chrome was found.*apt-get install chromium fonts-noto-cjk.*WORKBENCH_CHROMIUM/,
  );
});

test('where all is done, it says nothing and takes no lock', async () => {
  clone.markTensorflowDone();
  expect(await clone.setUp()).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(existsSync(join(clone.folder, '.setup'))).toBe(false);
});
