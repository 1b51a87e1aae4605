import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { library as wheel, python, ScratchClone } from '../testing/scratch-clone.mjs';
import { isRunning } from './process-identity.mjs';
import { folderNameOf } from './wheels.mjs';

const folder = folderNameOf(wheel);

/** @type {ScratchClone} */
let clone;

/** A Python whose pip "downloads" a wheel that has a byte or two under each of the wanted names. */
beforeEach(() => {
  clone = new ScratchClone();
  mkdirSync(clone.cache);
  const names = wheel.members.map((name) => (name.endsWith('/') ? `${name}c_api.h` : name));
  const archive = join(clone.folder, 'index.whl');
  execFileSync(python, [
    '-c',
    'import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], "w") as z:\n for n in sys.argv[2:]: z.writestr(n, n)',
    archive,
    ...[...names, 'tensorflow/python/not_wanted.py'],
  ]);
  clone.addProgram(
    'python3',
    `case "$*" in
      *" download "*)
        echo download >> "${clone.folder}/log"
        until [ "$1" = --dest ]; do shift; done
        [ -z "$HANG" ] || exec /bin/sleep 60
        /bin/mkdir "$2" && /bin/cp "${archive}" "$2/some.whl" ;;
      *) exec "${python}" "$@" ;;
    esac`,
  );
});
afterEach(() => clone.remove());

/** The set-up then fails for want of a compiler; only the library is of interest here. */
const setUp = () => clone.setUp();
const downloads = () =>
  existsSync(join(clone.folder, 'log'))
    ? readFileSync(join(clone.folder, 'log'), 'utf8').trim().split('\n').length
    : 0;

test('only the wanted files are kept, and the archive is not', async () => {
  await setUp();
  expect(readdirSync(clone.cache)).toEqual([folder]);
  const library = join(clone.cache, folder, 'tensorflow/libtensorflow_cc.so.2');
  expect(readFileSync(library, 'utf8')).toBe('tensorflow/libtensorflow_cc.so.2');
  expect(readdirSync(join(clone.cache, folder, 'tensorflow'))).not.toContain('python');
});

test('a finished library is not fetched again, whichever clone asks', async () => {
  await setUp();
  await setUp();
  expect(downloads()).toBe(1);
});

test('what a killed set-up left half unpacked is thrown away and redone', async () => {
  clone.write(`the cache/${folder}.partial-1/unpacked/tensorflow/libtensorflow_cc.so.2`, 'half');
  await setUp();
  expect(readdirSync(clone.cache)).toEqual([folder]);
});

test('an archive that was complete when the set-up was killed is not downloaded again', async () => {
  writeFileSync(join(clone.cache, `${folder}.whl`), readFileSync(join(clone.folder, 'index.whl')));
  await setUp();
  expect(readdirSync(clone.cache)).toEqual([folder]);
  expect(downloads()).toBe(0);
});

test('a broken archive is named and dropped, so that the next attempt succeeds', async () => {
  writeFileSync(join(clone.cache, `${folder}.whl`), 'broken');
  const { code, stderr } = await setUp();
  expect(stderr).toMatch(/Cannot unpack tensorflow-cpu \(.*not a zip file\): run it again/);
  expect(code).toBe(1);
  await setUp();
  expect(readdirSync(clone.cache)).toEqual([folder]);
});

test('a set-up killed while it downloads leaves no program behind once the next has begun', async () => {
  const child = clone.start(['scripts/setup.mjs'], { HANG: 'yes' });
  while (downloads() === 0) await sleep(20);
  const lock = join(clone.folder, '.setup/setup.lock');
  const pip = await vi.waitUntil(() => {
    const record = /** @type {import('./lock.mjs').LockRecord} */ (
      JSON.parse(readFileSync(lock, 'utf8'))
    );
    return record.child;
  }, 5000);
  child.kill('SIGKILL');
  await once(child, 'close');
  await setUp();
  expect(isRunning(pip)).toBe(false);
  expect(readdirSync(clone.cache)).toEqual([folder]);
});

test('Ctrl-C ends the download at once and leaves no lock', async () => {
  const child = clone.start(['scripts/setup.mjs'], { HANG: 'yes' });
  while (downloads() === 0) await sleep(20);
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  expect(readdirSync(join(clone.folder, '.setup'))).toEqual([]);
});
