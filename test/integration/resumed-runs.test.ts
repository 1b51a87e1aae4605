import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { openReader } from '../../src/host/reader.ts';
import { untilEvent } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';
import { startWorkbench } from './workbench-process.ts';

const processes = join(import.meta.dirname, 'processes');

/** Its dense baseline is long enough to be interrupted several times. */
const document = {
  ...tinyDocument(),
  training: { epochs: 400, optimizer: 'momentum', learningRate: 0.05 },
  fineTuning: { epochs: 0 },
};
const OFTEN = { workers: 1, checkpointEveryMs: 50 };

const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 120_000, interval: 5 });

/** The dense baseline, as soon as it is trained, and its curve. */
async function trainedBaseline(host: Host, id: string) {
  await untilEvent(host, id, (event) => event.type === 'run' && event.run.status === 'trained');
  const [run] = (await host.client.experiments.get({ id })).runs;
  return { run, curve: (await host.client.experiments.curves({ id }))[run?.id ?? ''] };
}

it('a run that is stopped and killed in every way goes on each time, and ends as if it had not been', async () => {
  const folder = scratchFolder();
  const reference = await openHost({ dataDir: join(folder, 'reference'), workers: 1 });
  const { id } = await reference.client.experiments.start({ document });
  const undisturbed = await trainedBaseline(reference, id);
  await reference.close();

  const dataDir = join(folder, 'data');
  const runId = undisturbed.run?.id ?? '';
  const own = join(dataDir, 'checkpoints', runId);
  /** The number of the newest checkpoint; 0 where there is none. */
  const newest = () => {
    const names = existsSync(own) ? readdirSync(own) : [];
    const numbers = names.map((name) => (/^\d+\.json$/.test(name) ? Number.parseInt(name, 10) : 0));
    return Math.max(0, ...numbers);
  };
  const another = (than = newest()) => until(() => newest() > than);

  // By Ctrl-C, on a command line that would keep one only every 30 seconds.
  const file = join(folder, 'document.json');
  writeFileSync(file, JSON.stringify(document));
  const started = startWorkbench(['run', file, '--data-dir', dataDir, '--workers', '1']);
  await started.says('runs to do');
  const reader = openReader({ dataDir });
  expect(reader.holder).toMatchObject({ kind: 'somebody', machine: null, isStopped: false });
  await until(async () => (await reader.experiments.curves({ id }))[runId] !== undefined);
  reader.close();
  started.child.kill('SIGINT');
  expect((await started.ended).exitCode).toBe(130);
  expect(newest()).toBe(1);

  // By the death of its trainer, and at last by closing.
  const pids = join(folder, 'pids');
  mkdirSync(pids);
  process.env['WORKBENCH_TEST_PIDS'] = pids;
  onTestFinished(() => {
    delete process.env['WORKBENCH_TEST_PIDS'];
  });
  const trainerEntry = join(processes, 'traceable-trainer.ts');
  const traced = await openHost({ dataDir, trainerEntry, ...OFTEN });
  await another();
  process.kill(Number(readdirSync(pids)[0]), 'SIGKILL');
  await another();
  await traced.close();

  const looking = await openHost({ dataDir, work: false });
  const { runs, summary } = await looking.client.experiments.get({ id });
  expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['queued', 0],
    ['queued', 0],
  ]);
  expect(summary.progress.fraction).toBeGreaterThan(0);
  expect((await looking.client.system.info()).checkpointBytes).toBeGreaterThan(0);
  await looking.close();

  // By the death of its host.
  const args = [dataDir, JSON.stringify(document), String(OFTEN.checkpointEveryMs)];
  const victim = spawn(process.execPath, [join(processes, 'host-process.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await another();
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  const onlooker = openReader({ dataDir });
  expect(onlooker.holder).toEqual({ kind: 'nobody' });
  const [left] = await onlooker.experiments.list();
  expect(left?.progress).toMatchObject({ state: 'interrupted', secondsLeft: null });
  expect(left?.progress.kept).toEqual([
    { ...left?.progress.kept[0], runId, savedAt: expect.any(String) },
  ]);
  expect(left?.progress.fraction).toBeGreaterThan(0);
  expect((await onlooker.experiments.get({ id })).runs[0]?.status).toBe('queued');
  onlooker.close();

  const host = await openHost({ dataDir, workers: 1 });
  onTestFinished(() => host.close());
  const { run, curve } = await trainedBaseline(host, id);
  expect(run).toMatchObject({ weightsSha256: undisturbed.run?.weightsSha256, attempts: 1 });
  expect(curve).toEqual(undisturbed.curve);
  expect(existsSync(own)).toBe(false);
  const log = await host.client.experiments.log({ id });
  expect(log.filter((entry) => entry.runId === runId).map(({ kind }) => kind)).toEqual([
    ...['started', 'interrupted'],
    ...['started', 'went-on', 'died', 'retried', 'started', 'went-on', 'interrupted'],
    ...['started', 'went-on', 'interrupted'],
    ...['started', 'went-on', 'trained'],
  ]);
  expect(log.find(({ kind }) => kind === 'went-on')?.detail).toMatch(
    /^from epoch \d+, with [\d.]+ s of work kept$/,
  );
}, 300_000);
