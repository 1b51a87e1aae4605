import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '../../contract/device.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { saveSetting } from '../../db/queries/settings.ts';
import { atATime, workerCount } from './worker-count.ts';

let database: Database;

beforeEach(() => {
  database = openDatabase({ file: ':memory:' });
});
afterEach(() => database.close());

describe('the number of runs at a time', () => {
  it('is what the machine suggests until it is set, and again after that is undone', () => {
    const workers = workerCount(database.orm, { suggested: () => 4 });
    expect(workers.current()).toBe(4);
    workers.keep(2);
    expect(workers.current()).toBe(2);
    workers.keep(3);
    expect(workerCount(database.orm, { suggested: () => 4 }).current()).toBe(3);
    workers.keep(null);
    expect(workers.current()).toBe(4);
    expect(workerCount(database.orm, { suggested: () => 4 }).current()).toBe(4);
  });

  it('is for this process what was asked for, while what is set is kept for the next', () => {
    const workers = workerCount(database.orm, { suggested: () => 4, asked: 1 });
    workers.keep(2);
    expect(workers.current()).toBe(1);
    expect(workerCount(database.orm, { suggested: () => 4 }).current()).toBe(2);
  });

  it('is not what makes no sense, whoever wrote it there', () => {
    saveSetting(database.orm, 'workers', 'many');
    expect(workerCount(database.orm, { suggested: () => 4 }).current()).toBe(4);
  });
});

describe('the runs of a document at a time', () => {
  it('are as many as are set, and one on a GPU', () => {
    const of = ({ device = 'gpu' }: { device?: Device }) => device;
    const count = atATime({ of }, { current: () => 4 });
    expect([count({}), count({ device: 'gpu' }), count({ device: 'cpu' })]).toEqual([1, 1, 4]);
  });
});
