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
