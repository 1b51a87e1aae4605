import { expect, it } from 'vitest';
import { progressOf } from '../../../test/fixtures/records.ts';
import type { ExperimentEvent } from '../../contract/progress.ts';
import { plainLines } from './plain-lines.ts';

const progress = (waitsForRoom: boolean): ExperimentEvent => ({
  type: 'progress',
  progress: { ...progressOf({ running: 1, queued: 1 }), waitsForRoom },
});

it('tells once when results begin to wait for room on the disk, and once when they go on', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  for (const waits of [false, true, true, false, false]) display.show(progress(waits));
  expect(lines).toEqual([
    expect.stringMatching(/^Waiting for room on the disk: .* goes on by itself\.$/),
    'Results can be written again.',
  ]);
});

it('tells once when a trainer does not answer any more, and again when it is another time', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  const show = (since: string | null) => {
    const trouble = since === null ? null : ({ kind: 'silent', since } as const);
    const run = { runId: 'r', stage: 'train', fraction: 0.5, waitsForRoom: false } as const;
    const active = [{ ...run, trouble, training: null, usage: null }];
    display.show({ type: 'progress', progress: { ...progressOf({ running: 1 }), active } });
  };
  const times = ['2026-11-29T21:03:00.000', '2026-11-29T23:10:00.000'];
  for (const since of [null, times[0], times[0], null, times[1]]) show(since ?? null);
  expect(lines).toEqual([
    'r: its trainer does not answer since 2026-11-29 21:03.',
    'r: its trainer does not answer since 2026-11-29 23:10.',
  ]);
});

it('tells whoever begins to watch only then', () => {
  const lines: string[] = [];
  const display = plainLines(
    (line) => lines.push(line),
    () => 0,
  );
  const snapshot = { ...progressOf({ running: 1 }), waitsForRoom: true };
  display.show({ type: 'snapshot', progress: snapshot, runs: [] });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Waiting for room');
});
