import { expect, it } from 'vitest';
import type { KeptRun } from '../../contract/progress.ts';
import { checkpointText, keptLines } from './kept-text.ts';

const kept: KeptRun = {
  ...{ runId: 'r', stage: 'train', epoch: 3, fraction: 0.629, seconds: 40 },
  savedAt: '2026-11-30T00:03:12.000',
};

it('tells when a checkpoint was kept, where that is known, and never too much of what is done', () => {
  expect(checkpointText(kept)).toBe('its checkpoint of 2026-11-30 00:03:12 (62 % done)');
  expect(checkpointText({ ...kept, savedAt: null })).toBe('its checkpoint (62 % done)');
});

it('names a few of the runs that go on, and counts the others', () => {
  const runs = Array.from({ length: 7 }, (_, index) => ({ ...kept, runId: `r${index}` }));
  const lines = keptLines(runs, new Map([['r0', 'dense, seed 0']]));
  expect(lines[0]).toBe(
    '  dense, seed 0: goes on from its checkpoint of 2026-11-30 00:03:12 (62 % done)',
  );
  expect(lines.slice(4)).toEqual([expect.stringMatching(/^ {2}r4: /), '  … and 2 more']);
});
