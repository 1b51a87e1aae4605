import { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { RunListener } from './run-listener.ts';
import { handTrainer } from './hand-trainer.fixture.ts';
import type { HandTrainer } from './hand-trainer.fixture.ts';
import type { MemoryQueue } from './memory-queue.fixture.ts';
import { createCompany } from './company.ts';
import { createDevices } from './devices.ts';
import { createScheduler } from './scheduler.ts';
import type { SchedulerParts } from './scheduler.ts';

/** Passes as soon as there is room. */
export const FULL = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
/** Does not pass by itself. */
export const BROKEN = Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });

/** Until everything that needs no clock has happened. */
export const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
};

/** Until a timer has brought something about, however busy the machine is. */
export const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000 });

/** A scheduler on a queue in memory, with trainers and measurers that do as they are told. */
export function schedulerOf(queue: MemoryQueue, options: Partial<SchedulerParts> = {}) {
  // What is logged as a defect is the subject of some tests, and no news.
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => log.mockRestore());
  const trainers: HandTrainer[] = [];
  const measurers: HandTrainer[] = [];
  const told: string[] = [];
  /** Of each latency, how many trainers worked when it was begun to be measured. */
  const company: number[] = [];
  const idle: HandTrainer[] = [];
  let closed = false;
  const listener: RunListener = {
    begun: (runId, _work, stage) => {
      told.push(`begun ${runId} ${stage}`);
      if (stage === 'latency')
        company.push(trainers.filter(({ state }) => state === 'works').length);
    },
    progress: (runId) => void told.push(`progress ${runId}`),
    points: (runId, points) =>
      void told.push(`points ${runId} ${points.map(({ epoch }) => epoch).join()}`),
    waits: (runId, trouble) => void told.push(`waits ${runId} ${trouble?.cause ?? null}`),
    heldUp: (trouble) => void told.push(`held up ${trouble?.cause ?? null}`),
    hangs: (runId, hang) => void told.push(`hangs ${runId} ${hang?.kind}`),
    ended: (runId) => void told.push(`ended ${runId}`),
    changed: (runIds) => void told.push(`changed ${runIds.join()}`),
  };
  const scheduler = createScheduler({
    queue,
    pool: {
      take(device) {
        const place = idle.findIndex((one) => one.device === device);
        const [trainer = handTrainer(trainers.length, device)] =
          place < 0 ? [] : idle.splice(place, 1);
        if (!trainers.includes(trainer)) trainers.push(trainer);
        return trainer;
      },
      giveBack(trainer) {
        if (trainer.alive) idle.push(trainer as HandTrainer);
      },
      async close() {
        closed = true;
        for (const trainer of trainers) await trainer.end();
      },
    },
    startMeasurer(device) {
      const measurer = handTrainer(100 + measurers.length, device);
      measurers.push(measurer);
      return measurer;
    },
    devices: createDevices({ uses: () => 'cpu', whyCpu: () => Promise.resolve('build') }),
    dataDir: '/data',
    isFolderThere: () => true,
    weightsDir: '/weights',
    checkpointsOf: (runId) => ({ dir: `/checkpoints/${runId}`, everyMs: 1000 }),
    places: {},
    company: createCompany(Infinity, () => 0),
    workers: () => 2,
    listener,
    environmentOf: () => Promise.resolve('environment'),
    retryMs: 1,
    standstillMs: 1,
    saveWithinMs: 1,
    standstillAgainMs: 1,
    rounds: { count: 1, apartMs: 0 },
    ...options,
  });
  onTestFinished(() => scheduler.close());
  const at = (list: readonly HandTrainer[], index: number) => list.at(index) as HandTrainer;
  return {
    scheduler,
    listener,
    told,
    company,
    trainers,
    trainer: (index: number) => at(trainers, index),
    measurers,
    measurer: () => at(measurers, -1),
    isClosed: () => closed,
    states: () => trainers.map(({ state }) => state),
    async wake() {
      scheduler.wake();
      await settled();
    },
    async after(act: () => void) {
      act();
      await settled();
    },
  };
}

/** So many times, the measurer comes up and does what it has to. */
export async function measure(
  { measurer, after }: Pick<ReturnType<typeof schedulerOf>, 'measurer' | 'after'>,
  latencies: number,
) {
  await after(() => measurer().comeUp());
  for (let count = 0; count < latencies; count++) await after(() => measurer().finish());
}
