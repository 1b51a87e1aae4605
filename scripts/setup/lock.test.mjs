import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock } from './lock.mjs';
import { identify } from './process-identity.mjs';

/** @type {string} */
let folder;
/** @type {string} */
let file;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'the.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that is certainly gone: our own number, but started at another time. */
const gone = { pid: process.pid, startedAt: '1' };
const here = hostname();

test('the second waits until the first lets go, and says for whom', async () => {
  const first = await acquireLock(file);
  /** @type {string[]} */
  const events = [];
  const second = acquireLock(file, ({ pid }) => events.push(`waits for ${pid}`)).then((lock) => {
    events.push('has it');
    return lock;
  });
  await expect.poll(() => events).toEqual([`waits for ${process.pid}`]);
  first.release();
  (await second).release();
  expect(events).toEqual([`waits for ${process.pid}`, 'has it']);
  expect(existsSync(file)).toBe(false);
});

test('a lock whose owner is gone is taken over, even where its number is in use again', async () => {
  writeFileSync(file, JSON.stringify({ owner: gone, host: here }));
  (await acquireLock(file)).release();
});

test('what a killed owner had left running is ended first', async () => {
  const leftover = spawn('sleep', ['60'], { detached: true });
  const ended = once(leftover, 'exit');
  const child = identify(Number(leftover.pid));
  writeFileSync(file, JSON.stringify({ owner: gone, host: here, child }));
  (await acquireLock(file)).release();
  expect((await ended)[1]).toBe('SIGKILL');
});

test('a process that merely has the number of what was left running is spared', async () => {
  const stranger = spawn('sleep', ['60'], { detached: true });
  const child = { pid: Number(stranger.pid), startedAt: '1' };
  writeFileSync(file, JSON.stringify({ owner: gone, host: here, child }));
  (await acquireLock(file)).release();
  expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  stranger.kill();
});

test('a lock from another host is taken over once it has not been touched for long', async () => {
  writeFileSync(file, JSON.stringify({ owner: gone, host: 'elsewhere' }));
  const longAgo = Date.now() / 1000 - 3600;
  utimesSync(file, longAgo, longAgo);
  (await acquireLock(file)).release();
});

test('a lock cut off in writing is taken over once it is old', async () => {
  writeFileSync(file, '{"own');
  const longAgo = Date.now() / 1000 - 3600;
  utimesSync(file, longAgo, longAgo);
  (await acquireLock(file)).release();
});

test('of many takers of an abandoned lock, one at a time has it', async () => {
  writeFileSync(file, JSON.stringify({ owner: gone, host: here }));
  let holders = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const lock = await acquireLock(file);
      expect(++holders).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      holders--;
      lock.release();
    }),
  );
});
