import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { runRecordSchema } from '../../contract/run.ts';
import { openDatabase } from '../../db/database.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import { runs } from '../../db/schema.ts';
import { plannedRun, storeExperiment, storeTrained } from '../../db/test-experiments.ts';
import { runRecord } from './run-record.ts';

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

  const records = runsOfExperiment(orm, 'e').map((run) => runRecord(run, false));
  expect(records.map(({ metrics }) => metrics?.theoreticalSpeedup)).toEqual([1, undefined]);
  for (const record of records) expect(runRecordSchema.parse(record)).toEqual(record);
});
