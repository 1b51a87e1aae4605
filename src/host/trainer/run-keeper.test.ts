import { beforeEach, describe, expect, it } from 'vitest';
import type { RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import { createRunKeeper } from './run-keeper.ts';
import type { RunKeeper } from './run-keeper.ts';

let clock: number;
let told: string[];
let kept: RunStanding[];
/** What writing does: how long it takes on that clock, and whether there is room. */
let disk: { takesMs: number; isFull: boolean };
let keeper: RunKeeper;

function keeperFrom(from?: RunStanding): RunKeeper {
  return createRunKeeper({
    store: {
      async keep(_content, standing) {
        clock += disk.takesMs;
        if (disk.isFull) throw new Error('full');
        kept.push(standing);
        return Promise.resolve();
      },
    },
    from,
    everyMs: 30_000,
    now: () => clock,
    date: () => new Date(clock),
    onKept: ({ fraction }) => told.push(`kept ${fraction}`),
    onTrouble: (error) => told.push(String(error)),
  });
}
const at = (seconds: number) => new Date(seconds * 1000).toISOString();
const CONTENT = new Uint8Array();

beforeEach(() => {
  clock = 0;
  told = [];
  kept = [];
  disk = { takesMs: 0, isFull: false };
  keeper = keeperFrom();
});

describe('what is kept of a run', () => {
  it('says where it stands, and how long it worked for that: not what loading and waiting took', async () => {
    clock += 4000;
    keeper.isAt('train', 0, 1);
    clock += 10_000;
    const wait = Promise.withResolvers<undefined>();
    const stood = keeper.leaveOut(wait.promise);
    clock += 7000;
    wait.resolve(undefined);
    await stood;
    keeper.isAt('train', 0.25, 3);
    disk.takesMs = 1000;
    await keeper.keep(CONTENT);
    clock += 2000;
    keeper.isAt('fine-tune', 0.5, 1);
    await keeper.keep(CONTENT);
    expect(kept).toEqual([
      { stage: 'train', fraction: 0.25, epoch: 3, seconds: 10, savedAt: at(21) },
      { stage: 'fine-tune', fraction: 0.5, epoch: 1, seconds: 12, savedAt: at(24) },
    ]);
  });

  it('adds to what was kept before', async () => {
    keeper = keeperFrom({ stage: 'train', fraction: 0.5, epoch: 5, seconds: 100, savedAt: null });
    keeper.isAt('train', 0.5, 5);
    clock += 3000;
    await keeper.keep(CONTENT);
    expect(kept[0]?.seconds).toBe(103);
  });
});

describe('a run that goes on', () => {
  it('is at its checkpoint again when it has loaded its data, and keeps none before it got further', async () => {
    const from = { stage: 'train', fraction: 0.5, epoch: 5, seconds: 100, savedAt: null } as const;
    keeper = keeperFrom(from);
    clock += 100_000;
    keeper.isAt('train', 0.5, null);
    clock += 100_000;
    expect([keeper.isDue('midway'), keeper.isDue('stage-end')]).toEqual([false, false]);
    await keeper.save();
    keeper.isAt('train', 0.51, 5);
    expect(keeper.isDue('midway')).toBe(true);
    await keeper.keep(CONTENT);
    clock += 100_000;
    keeper.isAt('prune', 0.51, null);
    expect(keeper.isDue('stage-end')).toBe(true);
  });
});

describe('a disk that cannot be written', () => {
  it('is told once, until it can be written again, and fails nothing', async () => {
    keeper.isAt('train', 0.1, 1);
    disk.isFull = true;
    await keeper.keep(CONTENT);
    await keeper.keep(CONTENT);
    disk.isFull = false;
    await keeper.keep(CONTENT);
    disk.isFull = true;
    await keeper.keep(CONTENT);
    expect(told).toEqual(['Error: full', 'kept 0.1', 'Error: full']);
  });
});

describe('saving on request', () => {
  /** Whether it is answered without anything else happening. */
  async function isAnswered(saving: Promise<void>): Promise<boolean> {
    return await Promise.race([saving.then(() => true), Promise.resolve().then(() => false)]);
  }

  it('makes a checkpoint due at once, and is answered when that is written', async () => {
    keeper.isAt('train', 0.1, 1);
    expect(keeper.isDue('midway')).toBe(false);
    const saving = keeper.save();
    expect(keeper.isDue('midway')).toBe(true);
    await keeper.keep(CONTENT);
    await saving;
    expect([told, keeper.isDue('midway')]).toEqual([['kept 0.1'], false]);
  });

  it('is answered where it cannot be written, and where the run ends first', async () => {
    keeper.isAt('train', 0.1, 1);
    disk.isFull = true;
    const first = keeper.save();
    await keeper.keep(CONTENT);
    await first;
    const second = keeper.save();
    keeper.end();
    await second;
  });

  it('is answered at once while data is loaded or the end is tested: there is nothing to save', async () => {
    await keeper.save();
    keeper.isAt('load', 0, null);
    await keeper.save();
    keeper.isAt('train', 0.5, 1);
    expect(await isAnswered(keeper.save())).toBe(false);
    keeper.isAt('evaluate', 0.9, null);
    keeper.end();
    await keeper.save();
  });
});
