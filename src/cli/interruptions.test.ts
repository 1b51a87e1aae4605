import { expect, it } from 'vitest';
import type { LogEntry } from '../contract/progress.ts';
import type { RunRecord } from '../contract/run.ts';
import { interruptionLines } from './interruptions.ts';

const run = { id: 'a', strategy: 'random', sparsity: 0.5, parameters: {}, seed: 1, fold: null };
const runs = [run as unknown as RunRecord];
const entry = (kind: LogEntry['kind'], detail: string, runId = 'a') =>
  ({ id: 1, at: '', kind, runId, detail }) satisfies LogEntry;

it('says where runs went on, and what was wrong with their checkpoints', () => {
  const log = [
    entry('started', 'no news'),
    entry('checkpoint', 'It is damaged.'),
    entry('went-on', 'from epoch 3, with 12 s of work kept'),
  ];
  expect(interruptionLines(log, runs)).toEqual([
    'Interrupted runs:',
    '  random 0.5, seed 1: It is damaged.',
    '  random 0.5, seed 1 went on from epoch 3, with 12 s of work kept',
  ]);
});

it('counts all but the latest', () => {
  const log = Array.from({ length: 7 }, (_, n) => entry('went-on', `with ${n} s of work kept`));
  const lines = interruptionLines(log, runs);
  expect([lines.length, lines[1], lines.at(-1)]).toEqual([
    7,
    '  … 2 earlier',
    '  random 0.5, seed 1 went on with 6 s of work kept',
  ]);
});

it('says nothing where no run was interrupted', () => {
  expect(interruptionLines([entry('started', '')], runs)).toEqual([]);
});
