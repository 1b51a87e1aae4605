import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';

/** Runs the host that electron-vite built, as Electron would, and returns what happened. */
function playElectron(dataDir: string) {
  const standIn = join(import.meta.dirname, 'electron-host-stand-in.ts');
  const child = spawn(process.execPath, [standIn, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  return new Promise<{ exitCode: number | null; events: Record<string, unknown>[] }>((resolve) => {
    child.on('close', (exitCode) => {
      const lines = said.trim().split('\n');
      resolve({ exitCode, events: lines.map((line) => JSON.parse(line) as never) });
    });
  });
}

it('the built host runs an experiment over a message port with the built trainer', async () => {
  const data = join(scratchFolder(), 'data');
  const { exitCode, events } = await playElectron(data);
  expect(events.filter(({ status }) => status === 'done')).toHaveLength(3);
  expect(exitCode).toBe(0);
  expect(readdirSync(data)).toContain('workbench.db');
});

it('the built host tells the main process which folder it cannot open', async () => {
  const taken = join(scratchFolder(), 'taken');
  writeFileSync(taken, 'something else');
  const { exitCode, events } = await playElectron(taken);
  expect(events[0]).toMatchObject({ type: 'refused', message: expect.stringContaining(taken) });
  expect(events[1]).toMatchObject({ type: 'no-answer' });
  expect(exitCode).toBe(0);
});
