import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../database.ts';
import type { Orm } from '../database.ts';
import { plannedRun, storeExperiment, storeTrained } from '../test-experiments.ts';
import { nextQueuedRun, queueAgain, requeueInterrupted, startRun } from './queue.ts';
import { addPoints } from './run-results.ts';
import { curvesOfExperiment, findRun, findRunWithContext } from './runs.ts';

/* Two workbenches in one folder, as once a lock was deleted by hand: each does all of the work. */

let one: Orm;
let other: Orm;

beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-two-'));
  const databases = [1, 2].map(() => openDatabase({ file: join(dir, 'workbench.db') }));
  onTestFinished(() => {
    for (const database of databases) database.close();
    rmSync(dir, { recursive: true });
  });
  [one, other] = databases.map(({ orm }) => orm) as [Orm, Orm];
  const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => plannedRun(id, null));
  storeExperiment(one, 'x', runs, 1);
});

const curve = [1, 2, 3].map((epoch) => ({
  ...{ stage: 'train' as const, epoch, trainLoss: 1 / epoch, trainAccuracy: 0.5 },
  ...{ validationLoss: null, validationAccuracy: null, layers: null },
}));
const [first, second, third] = curve.map((point) => [point]);

it('come to the results of each run once, whoever stores first', () => {
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
    expect(startRun(one, id, 1)).toBe(true);
    addPoints(one, id, [...(first ?? []), ...(second ?? [])]);
    // The second one comes, finds it running, takes it for interrupted, and begins anew.
    requeueInterrupted(other, 2);
    expect(nextQueuedRun(other)?.id).toBe(id);
    startRun(other, id, 3);
    addPoints(other, id, first ?? []);
    addPoints(one, id, third ?? []);
    addPoints(other, id, second ?? []);
    storeTrained(one, id, undefined, curve);
    const stored = findRun(one, id);
    addPoints(other, id, third ?? []);
    queueAgain(other, id, { gotFurther: false }, 4);
    expect(startRun(other, id, 5)).toBe(false);
    storeTrained(other, id, undefined, curve);
    expect(findRun(other, id)).toEqual(stored);
    expect(findRunWithContext(other, id)?.layers).toHaveLength(1);
  }
  expect(nextQueuedRun(one)).toBeUndefined();
  const curves = Object.values(curvesOfExperiment(one, 'x'));
  expect(curves).toHaveLength(6);
  for (const told of curves) expect(told.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
});
