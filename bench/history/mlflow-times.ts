import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openCold } from './page-times.ts';
import type { Times } from './workbench-times.ts';

/** A row of its table of runs. */
const ROW = '[role="row"] a[href*="/runs/"]';
const START_MS = 60_000;

/**
 * Fills an MLflow with 10,000 runs in one experiment, serves it from its database, and waits for the
 * first rows of its page of runs.
 *
 * @param venv a Python environment with MLflow 3.17 or later
 * @param folder for its database; what is in it already is taken as it is
 */
export async function mlflowTimes(
  browser: Browser,
  {
    venv,
    folder,
    repeats,
  }: { readonly venv: string; readonly folder: string; readonly repeats: number },
): Promise<{ readonly version: string; readonly times: Times }> {
  const python = join(venv, 'bin/python');
  const store = `sqlite:///${join(folder, 'mlflow.db')}`;
  const seeded = spawnSync(python, [join(import.meta.dirname, 'seed_mlflow.py'), store, folder], {
    encoding: 'utf8',
  });
  if (seeded.status !== 0) throw new Error(`MLflow could not be filled:\n${seeded.stderr}`);
  const { experiment, version } = JSON.parse(seeded.stdout) as {
    experiment: string;
    version: string;
  };
  const port = await freePort();
  const server = spawn(
    join(venv, 'bin/mlflow'),
    ['server', '--backend-store-uri', store, '--port', String(port), '--workers', '1'],
    { cwd: folder, stdio: 'ignore', detached: true },
  );
  const times: Times = new Map();
  try {
    const home = `http://127.0.0.1:${port}`;
    await answering(`${home}/health`);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { context, shownMs, paintBytes } = await openCold(
        browser,
        `${home}/#/experiments/${experiment}/runs`,
        ROW,
      );
      times.set('first rows, ms', [...(times.get('first rows, ms') ?? []), shownMs]);
      const bytes = times.get('until the first paint, kB') ?? [];
      times.set('until the first paint, kB', [...bytes, paintBytes / 1000]);
      await context.close();
    }
  } finally {
    // Its workers are processes of their own.
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  }
  return { version, times };
}

async function answering(address: string): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok === true) return;
    if (Date.now() > until) throw new Error(`Nothing answers at ${address}.`);
    await setTimeout(250);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
