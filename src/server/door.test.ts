import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lockFolder } from '../host/data-folder/folder-lock.ts';
import { identify, isStopped } from '../host/processes/identity.ts';
import type { ProcessIdentity } from '../host/processes/identity.ts';
import { findDoor, openDoor } from './door.ts';

const HOME = 'http://127.0.0.1:1234/';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-door-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** The door as a process of whatever kind left it. */
function leave(dir: string, server: ProcessIdentity): void {
  const door = { home: HOME, secret: 'secret', server };
  writeFileSync(join(dir, 'browser-door.json'), JSON.stringify(door));
}

it('is found while the process is there that opened it, and not where another one has its number', async () => {
  const dir = folder();
  expect(() => findDoor(dir)).toThrow('Nothing is being served');
  const door = await openDoor(dir, HOME);
  expect(findDoor(dir)).toEqual(door);
  leave(dir, { pid: process.pid, started: 'another time' });
  expect(() => findDoor(dir)).toThrow('Nothing is being served');
});

it('says so where the workbench that has the folder opens none', () => {
  const dir = folder();
  const lock = lockFolder(dir, new Date());
  onTestFinished(() => lock.release());
  expect(() => findDoor(dir)).toThrow(`${dir} (process ${process.pid}) serves no page`);
});

it('leads nobody to a process that stands still', async () => {
  const dir = folder();
  const child = spawn('sleep', ['600']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const stopped = identify(child.pid ?? 0);
  leave(dir, stopped);
  expect(findDoor(dir).home).toBe(HOME);
  child.kill('SIGSTOP');
  await vi.waitUntil(() => isStopped(stopped));
  expect(() => findDoor(dir)).toThrow(`kill -CONT ${stopped.pid}`);
});
