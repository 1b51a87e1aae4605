import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../database.ts';
import { plannedRun, storeExperiment, storeTrained } from '../test-experiments.ts';
import { changeMarks } from './change-marks.ts';
import { startRun } from './queue.ts';
import { failRun, queueAnew } from './run-results.ts';

describe('changeMarks', () => {
  it('changes with every step of a run, and of the experiments that have it alone', () => {
    const database = openDatabase({ file: ':memory:' });
    onTestFinished(() => database.close());
    const { orm } = database;
    storeExperiment(orm, 'one', [plannedRun('shared', null), plannedRun('own', 'shared')], 1);
    storeExperiment(orm, 'two', [plannedRun('shared', null)], 2);
    const marksOf = (id: string) => changeMarks(orm, [id, 'nobody']).get(id);
    const changedBy = (step: () => void) => {
      const before = [marksOf('one'), marksOf('two')];
      step();
      return [marksOf('one') !== before[0], marksOf('two') !== before[1]];
    };
    expect(changedBy(() => startRun(orm, 'shared', 10))).toEqual([true, true]);
    expect(changedBy(() => storeTrained(orm, 'shared'))).toEqual([true, true]);
    expect(changedBy(() => storeTrained(orm, 'own'))).toEqual([true, false]);
    expect(changedBy(() => queueAnew(orm, 'shared', 'it is gone', 9))).toEqual([true, true]);
    expect(changedBy(() => failRun(orm, 'shared', 'it failed', 9))).toEqual([true, true]);
    expect([...changeMarks(orm, ['one', 'two', 'nobody']).keys()]).toEqual(['one', 'two']);
  });

  it('stays the same as long as nothing happens', () => {
    const database = openDatabase({ file: ':memory:' });
    onTestFinished(() => database.close());
    storeExperiment(database.orm, 'one', [plannedRun('run', null)], 1);
    expect(changeMarks(database.orm, ['one'])).toEqual(changeMarks(database.orm, ['one']));
  });
});
