import { expect, it } from 'vitest';
import { progressOf, runOf } from '../../../test/fixtures/records.ts';
import type { Waiting } from '../../contract/waiting.ts';
import type { ExperimentEvent, LogEntry } from '../../contract/progress.ts';
import { runName } from '../run-name.ts';
import { plainLines } from './plain-lines.ts';

const since = '2026-11-29T12:00:00.000Z';
const full: Waiting = { cause: 'full', path: '/data', since };
const away: Waiting = { cause: 'away', path: '/data', since };
const progress = (waits: Waiting | null): ExperimentEvent => ({
  type: 'progress',
  progress: { ...progressOf({ running: 1, queued: 1 }), waits },
});

it('tells once for what it waits, again where that is something else, and once when it goes on', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  for (const waits of [null, full, { ...full }, away, null, null]) display.show(progress(waits));
  expect(lines).toEqual([
    expect.stringMatching(
      /^Waiting for room on the disk since \d\d:\d\d:\d\d\. .*to \/data.* goes on by itself\.$/,
    ),
    expect.stringMatching(/^Waiting for the data folder since .* connect its disk again/),
    'The data folder can be used again.',
  ]);
});

it('tells once when a trainer does not answer any more, and again when it is another time', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  const show = (since: string | null) => {
    const hang = since === null ? null : ({ kind: 'silent', since } as const);
    const run = { runId: 'r', stage: 'train', fraction: 0.5, waits: null } as const;
    const active = [{ ...run, hang, training: null, usage: null }];
    display.show({ type: 'progress', progress: { ...progressOf({ running: 1 }), active } });
  };
  const times = ['2026-11-29T21:03:07.000', '2026-11-29T23:10:00.000'];
  for (const since of [null, times[0], times[0], null, times[1]]) show(since ?? null);
  expect(lines).toEqual([
    'r: its trainer has not answered since 2026-11-29 21:03:07.',
    'r: its trainer has not answered since 2026-11-29 23:10:00.',
  ]);
});

it('tells that a trainer died and why, and where its run goes on', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  const run = runOf({ id: 'r', status: 'running' });
  display.show({ type: 'snapshot', progress: progressOf({ running: 1 }), runs: [run] });
  lines.length = 0;
  const log = (kind: LogEntry['kind'], detail: string | null) =>
    display.show({ type: 'log', entry: { id: 1, at: since, kind, runId: 'r', detail } });
  log('died', 'The trainer was killed by SIGKILL.');
  log('retried', null);
  log('started', null);
  log('went-on', 'from epoch 3, with 12 s of work kept');
  expect(lines).toEqual([
    `${runName(run)}: The trainer was killed by SIGKILL.`,
    `${runName(run)}: goes on from epoch 3, with 12 s of work kept`,
  ]);
});

it('tells at first how much there is to do, and which runs go on from their checkpoints', () => {
  const lines: string[] = [];
  const kept = { runId: 'r', stage: 'train', epoch: 3, fraction: 0.62, seconds: 40 } as const;
  plainLines((line) => lines.push(line)).show({
    type: 'snapshot',
    progress: { ...progressOf({ queued: 3 }), kept: [{ ...kept, savedAt: null }] },
    runs: [runOf({ id: 'r' })],
  });
  expect(lines).toEqual([
    '3 runs to do.',
    `  ${runName(runOf({}))}: goes on from its checkpoint (62 % done)`,
  ]);
});

it('tells what is noted of the experiment, and nothing that is noted of a run', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  for (const runId of [null, 'r']) {
    const entry = { id: 1, at: since, kind: 'noted', runId, detail: `Of ${runId}.` } as const;
    display.show({ type: 'log', entry });
  }
  expect(lines).toEqual(['Of null.']);
});

it('tells whoever begins to watch only then', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  const snapshot = { ...progressOf({ running: 1 }), waits: full };
  display.show({ type: 'snapshot', progress: snapshot, runs: [] });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Waiting for room');
});
