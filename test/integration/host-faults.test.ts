import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import { openHost } from '../../src/host/host.ts';
import type { HostOptions } from '../../src/host/host-options.ts';
import { eventsUntilSettled, runToEnd, untilEvent } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const processes = join(import.meta.dirname, 'processes');

async function open(options: HostOptions) {
  const host = await openHost({ workers: 1, ...options });
  onTestFinished(() => host.close());
  return host;
}

describe('a killed trainer', () => {
  it('costs its run an attempt, and the run is done all the same', async () => {
    const folder = scratchFolder();
    const pids = join(folder, 'pids');
    mkdirSync(pids);
    process.env['WORKBENCH_TEST_PIDS'] = pids;
    onTestFinished(() => {
      delete process.env['WORKBENCH_TEST_PIDS'];
    });
    const host = await open({
      dataDir: join(folder, 'data'),
      trainerEntry: join(processes, 'traceable-trainer.ts'),
    });
    const document = { ...tinyDocument(), training: { epochs: 30, learningRate: 0.1 } };
    const { id } = await host.client.experiments.start({ document });
    await untilEvent(host, id, ({ type }) => type === 'point');
    const [pid] = readdirSync(pids);
    process.kill(Number(pid), 'SIGKILL');

    await eventsUntilSettled(host, id);
    const { runs } = await host.client.experiments.get({ id });
    expect(runs.map(({ status, attempts, error }) => [status, attempts, error])).toEqual([
      ['done', 2, null],
      ['done', 1, null],
      ['done', 1, null],
    ]);
    const curves = await host.client.experiments.curves({ id });
    expect(curves[runs[0]?.id ?? '']).toHaveLength(30);
  });

  it('each time fails the run after three attempts, with what it said last', async () => {
    const host = await open({
      dataDir: scratchFolder(),
      trainerEntry: join(processes, 'dying-trainer.ts'),
    });
    const [dense, ...waiting] = await runToEnd(host, tinyDocument());
    expect(dense).toMatchObject({ status: 'failed', attempts: 3, metrics: null });
    expect(dense?.error).toBe(
      'Tried 3 times. The trainer ended with exit code 7. It said last:\n' +
        'The net has grown legs and left.',
    );
    expect(waiting.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['failed', 0],
      ['failed', 0],
    ]);
  });
});

describe('a full disk', () => {
  it('is told to whoever watches an experiment that it holds up, until there is room', async () => {
    const folder = scratchFolder();
    const full = join(folder, 'full');
    writeFileSync(full, '');
    process.env['WORKBENCH_TEST_FULL'] = full;
    onTestFinished(() => {
      delete process.env['WORKBENCH_TEST_FULL'];
    });
    const host = await open({
      dataDir: join(folder, 'data'),
      trainerEntry: join(processes, 'waiting-trainer.ts'),
      workers: 2,
    });
    const { id } = await host.client.experiments.start({ document: tinyDocument(1) });
    const other = await host.client.experiments.start({ document: tinyDocument(2) });
    const isHeldUp = (event: ExperimentEvent) =>
      'progress' in event && event.progress.waits !== null;
    await untilEvent(host, id, isHeldUp);
    await untilEvent(host, other.id, isHeldUp);
    const { progress } = (await host.client.experiments.get({ id })).summary;
    expect(progress).toMatchObject({ secondsLeft: null, active: [{ waits: { cause: 'full' } }] });

    const told = eventsUntilSettled(host, id);
    rmSync(full);
    const last = (await told).at(-1);
    expect(last).toMatchObject({ progress: { waits: null, counts: { done: 3 } } });
    await eventsUntilSettled(host, other.id);
  });
});

describe('a killed host', () => {
  it('loses nothing that was finished, and the next one goes on by itself', async () => {
    const dataDir = scratchFolder();
    const document = {
      ...tinyDocument(),
      fineTuning: { epochs: 30 },
      sparsities: [0.5, 0.8, 0.9],
    };
    const entry = join(processes, 'host-process.ts');
    const victim = spawn(process.execPath, [entry, dataDir, JSON.stringify(document)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const trained: string[] = [];
    for await (const line of createInterface({ input: victim.stdout })) {
      trained.push(line);
      if (trained.length === 3) victim.kill('SIGKILL');
    }
    if (victim.exitCode === null && victim.signalCode === null) await once(victim, 'exit');
    expect(victim.signalCode).toBe('SIGKILL');

    const looking = await openHost({ dataDir, work: false });
    const [experiment] = await looking.client.experiments.list();
    const id = experiment?.id ?? '';
    const before = (await looking.client.experiments.get({ id })).runs;
    await looking.close();
    const finished = before.filter(({ metrics }) => metrics !== null);
    expect(finished.map((run) => run.id)).toEqual(expect.arrayContaining(trained));
    expect(finished.length).toBeLessThan(5);

    const host = await open({ dataDir });
    await eventsUntilSettled(host, id);
    const { runs } = await host.client.experiments.get({ id });
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 5 }, () => ['done', 1]),
    );
    for (const { id: runId, startedAt, weightsSha256 } of finished) {
      expect(runs.find((run) => run.id === runId)).toMatchObject({ startedAt, weightsSha256 });
    }
  });
});

describe('weights that no run refers to', () => {
  it('are gone after the next start, and those of runs are not', async () => {
    const dataDir = scratchFolder();
    const first = await open({ dataDir });
    const runs = await runToEnd(first, tinyDocument());
    const of = (sha256: string | null) => `${sha256 ?? ''}.safetensors`;
    const used = runs.map((run) => of(run.weightsSha256)).toSorted();
    await first.close();
    const weights = join(dataDir, 'weights');
    writeFileSync(join(weights, of('0'.repeat(64))), 'left behind');
    const looking = await openHost({ dataDir, work: false });
    expect(readdirSync(weights)).toHaveLength(5);
    await looking.close();
    await open({ dataDir });
    expect(readdirSync(weights).toSorted()).toEqual(['.workbench', ...used]);
  });
});

describe('a host that is killed while an experiment is paused', () => {
  it('comes back with it paused, and goes on once it is resumed', async () => {
    const dataDir = scratchFolder();
    const document = { ...tinyDocument(), fineTuning: { epochs: 30 }, sparsities: [0.5, 0.8] };
    const entry = join(processes, 'pausing-host-process.ts');
    const victim = spawn(process.execPath, [entry, dataDir, JSON.stringify(document)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(victim.stdout, 'data');
    victim.kill('SIGKILL');
    await once(victim, 'exit');

    const host = await open({ dataDir });
    const [experiment] = await host.client.experiments.list({ states: ['paused'] });
    const id = experiment?.id ?? '';
    expect(experiment?.progress).toMatchObject({ state: 'paused', secondsLeft: null, active: [] });
    const before = (await host.client.experiments.get({ id })).runs;
    expect(before.map(({ status }) => status)).not.toContain('running');
    expect(before.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['trained', 'queued']),
    );

    await host.client.experiments.resume({ id });
    await eventsUntilSettled(host, id);
    const { runs } = await host.client.experiments.get({ id });
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 4 }, () => ['done', 1]),
    );
    expect(runs[0]?.startedAt).toBe(before[0]?.startedAt);
    const kinds = (await host.client.experiments.log({ id })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'paused' || kind === 'resumed')).toEqual([
      'paused',
      'resumed',
    ]);
  });
});

describe('a host that is closed', () => {
  it('queues what was running for the next time, without counting the attempt', async () => {
    const dataDir = scratchFolder();
    const document = { ...tinyDocument(), training: { epochs: 5000, learningRate: 0.1 } };
    const host = await openHost({ dataDir, workers: 1 });
    const { id } = await host.client.experiments.start({ document });
    await untilEvent(host, id, ({ type }) => type === 'point');
    await host.close();

    const looking = await open({ dataDir, work: false });
    const { runs } = await looking.client.experiments.get({ id });
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['queued', 0],
      ['queued', 0],
      ['queued', 0],
    ]);
  });
});

describe('damaged weights', () => {
  it('of a dense baseline are noticed, and it is trained again', async () => {
    const dataDir = scratchFolder();
    const host = await open({ dataDir });
    const [dense] = await runToEnd(host, tinyDocument());
    const file = join(dataDir, 'weights', `${dense?.weightsSha256}.safetensors`);
    writeFileSync(file, Buffer.alloc(dense?.metrics?.sizeBytes ?? 0));

    const runs = await runToEnd(host, { ...tinyDocument(), strategies: [{ id: 'random' }] });
    expect(runs.map(({ status, strategy }) => [strategy, status])).toEqual([
      ['dense', 'done'],
      ['dense-continued', 'done'],
      ['random', 'done'],
    ]);
    expect(runs[0]?.weightsSha256).toBe(dense?.weightsSha256);
  });
});

describe('a second host on the same folder', () => {
  it('is refused', async () => {
    const dataDir = scratchFolder();
    await open({ dataDir });
    await expect(openHost({ dataDir })).rejects.toThrow(
      `The data folder ${dataDir} is in use by another workbench (process ${process.pid}`,
    );
  });
});
