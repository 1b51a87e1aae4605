import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { identify, isThere } from './identity.ts';
import { callRoll } from './roll.ts';

const GONE = { pid: process.pid, started: 'another time' };

function rollFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'processes.json');
}

/** A process that does nothing, and would not end by itself. */
function idler() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)']);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { pid: child.pid ?? -1, ended: once(child, 'exit') };
}

it('what a host left behind is ended, though it is stopped, and nothing that has only its number', async () => {
  const file = rollFile();
  const [left, other] = [idler(), idler()];
  process.kill(left.pid, 'SIGSTOP');
  const children = [identify(left.pid), { ...identify(other.pid), started: 'another time' }];
  writeFileSync(file, JSON.stringify({ host: GONE, children }));
  const others = identify(other.pid);
  callRoll(file);
  expect(await left.ended).toEqual([null, 'SIGKILL']);
  expect(isThere(others)).toBe(true);
});

it('what a host has that is still there is left to it', () => {
  const file = rollFile();
  const child = identify(idler().pid);
  writeFileSync(file, JSON.stringify({ host: identify(process.pid), children: [child] }));
  callRoll(file);
  expect(isThere(child)).toBe(true);
});

it('the roll is there as long as there are children, and one that was cut short is none', () => {
  const file = rollFile();
  writeFileSync(file, '{"host":{"pid":1,"sta');
  const roll = callRoll(file);
  roll.add(process.pid);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    host: identify(process.pid),
    children: [identify(process.pid)],
  });
  roll.remove(process.pid);
  expect(existsSync(file)).toBe(false);
});
