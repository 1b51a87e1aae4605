import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { UserError } from '../../contract/errors.ts';
import { runRecordSchema } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import { openDatabase } from '../../db/database.ts';
import { failRun } from '../../db/queries/run-results.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import { runs } from '../../db/schema.ts';
import { plannedRun, storeExperiment, storeTrained } from '../../db/test-experiments.ts';
import { requireFinite } from '../trainer/divergence.ts';
import { runRecord, statusFor } from './run-record.ts';

const HERE = { cancelled: false, abandoned: false };

it('of a run without a weight left, as earlier versions stored them, has no figures', () => {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-record-'));
  const { orm, close } = openDatabase({ file: join(dir, 'workbench.db') });
  onTestFinished(() => {
    close();
    rmSync(dir, { recursive: true });
  });
  const spec = { training: { execution: 'compiled' } } as never;
  const planned = [plannedRun('dense', null), plannedRun('pruned', 'dense')];
  storeExperiment(
    orm,
    'e',
    planned.map((run) => ({ ...run, spec })),
    1,
  );
  for (const { id } of planned) storeTrained(orm, id);
  orm.update(runs).set({ macs: 0 }).where(eq(runs.id, 'pruned')).run();

  const records = runsOfExperiment(orm, 'e').map((run) => runRecord(run, HERE));
  expect(records.map(({ metrics }) => metrics?.theoreticalSpeedup)).toEqual([1, undefined]);
  for (const record of records) expect(runRecordSchema.parse(record)).toEqual(record);
});

describe('the condition of a run', () => {
  const open = () => {
    const dir = mkdtempSync(join(tmpdir(), 'workbench-record-'));
    const { orm, close } = openDatabase({ file: join(dir, 'workbench.db') });
    onTestFinished(() => {
      close();
      rmSync(dir, { recursive: true });
    });
    const spec = { training: { execution: 'compiled' } } as never;
    storeExperiment(orm, 'e', [{ ...plannedRun('dense', null), spec }], 1);
    return orm;
  };
  const conditionWith = (figures: Partial<typeof runs.$inferInsert>) => {
    const orm = open();
    storeTrained(orm, 'dense');
    orm.update(runs).set(figures).where(eq(runs.id, 'dense')).run();
    return runsOfExperiment(orm, 'e').map((run) => runRecord(run, HERE).condition);
  };

  it('is at chance up to what the commonest class would give by luck', () => {
    // 0.1 + 3.09 * sqrt(0.09 / 1000) = 0.1293; with a class that is nine tenths, 0.9293.
    const test = { testExamples: 1000, commonestShare: 0.1 };
    expect(conditionWith({ ...test, accuracy: 0.129 })).toEqual(['at-chance']);
    expect(conditionWith({ ...test, accuracy: 0.13 })).toEqual([null]);
    expect(conditionWith({ ...test, commonestShare: 0.9, accuracy: 0.92 })).toEqual(['at-chance']);
  });

  it('goes by the number of classes where an earlier version did not store the test set', () => {
    // Five outputs: a fifth, with a thousand examples up to 0.2391.
    const unknown = { testExamples: null, commonestShare: null };
    expect(conditionWith({ ...unknown, accuracy: 0.23 })).toEqual(['at-chance']);
    expect(conditionWith({ ...unknown, accuracy: 0.25 })).toEqual([null]);
  });

  it('is not finite where it failed for that, and for no other failure', () => {
    const orm = open();
    const conditionAfter = (reason: Reason) => {
      failRun(orm, 'dense', reason, 2);
      return runsOfExperiment(orm, 'e').map((run) => runRecord(run, HERE).condition);
    };
    expect(conditionAfter(say`The disk is full.`)).toEqual([null]);
    const thrown = () => {
      try {
        requireFinite(Infinity, say`epoch ${2}`);
      } catch (error) {
        return (error as UserError).reason;
      }
      return '';
    };
    expect(conditionAfter(thrown())).toEqual(['not-finite']);
  });
});

it('waits for the next workbench once the one is gone that had it at work, unless it is not wanted', () => {
  const statuses = (cancelled: boolean) =>
    (['queued', 'running', 'trained', 'done', 'failed'] as const).map((status) =>
      statusFor(status, { cancelled, abandoned: true }),
    );
  expect(statuses(false)).toEqual(['queued', 'queued', 'trained', 'done', 'failed']);
  expect(statuses(true)).toEqual(['cancelled', 'cancelled', 'trained', 'done', 'failed']);
});
