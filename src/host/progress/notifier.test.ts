import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ExperimentEvent } from '../../contract/progress.ts';
import { openDatabase } from '../../db/database.ts';
import { findExperiment } from '../../db/queries/experiments.ts';
import { startRun } from '../../db/queries/queue.ts';
import { plannedRun, storeExperiment } from '../../db/test-experiments.ts';
import { createActivity } from './activity.ts';
import { createNotifier } from './notifier.ts';
import { createOverview } from './overview.ts';

it('fails nobody while the database is closed, and tells what changed when it is open again', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-notifier-'));
  const database = openDatabase({ file: join(dir, 'workbench.db') });
  const { orm } = database;
  storeExperiment(orm, 'e', [plannedRun('a1', null)], 1);
  const activity = createActivity(() => 0);
  const overview = createOverview({
    orm,
    activity,
    workers: () => 1,
    begun: () => new Map(),
    abandoned: false,
  });
  const notifier = createNotifier(orm, overview);
  onTestFinished(() => {
    notifier.close();
    database.close();
    rmSync(dir, { recursive: true });
  });
  const events: ExperimentEvent[] = [];
  const experiment = findExperiment(orm, 'e');
  if (!experiment) throw new Error('It was stored.');
  void (async () => {
    for await (const event of notifier.watch(experiment)) events.push(event);
  })();
  await vi.waitUntil(() => events.length === 1);

  startRun(orm, 'a1', 2);
  database.close();
  activity.heldUp('folder', { cause: 'replaced', path: dir });
  notifier.heldUp();
  notifier.progressed('a1');
  notifier.waited('a1');
  notifier.runsChanged(['a1']);
  await vi.waitUntil(() => events.length > 1);
  expect(events[1]).toMatchObject({ type: 'progress', progress: { waits: { cause: 'replaced' } } });

  database.reopen(() => true);
  activity.heldUp('folder', null);
  notifier.heldUp();
  await vi.waitUntil(() => events.some(({ type }) => type === 'run'));
  expect(events.find(({ type }) => type === 'run')).toMatchObject({ run: { status: 'running' } });
});
