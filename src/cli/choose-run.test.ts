import { expect, it } from 'vitest';
import { chooseRun } from './choose-run.ts';

const run = (
  id: string,
  strategy: string,
  sparsity: number | null,
  seed: number,
  more: object = {},
) => ({
  id,
  strategy,
  sparsity,
  seed,
  parameters: {},
  fold: null,
  status: 'done' as const,
  ...more,
});

const runs = [
  run('d', 'dense', null, 0),
  run('m1', 'magnitude', 0.5, 1),
  run('m0', 'magnitude', 0.5, 0),
  run('m8', 'magnitude', 0.8, 0),
  run('s1', 'snip', 0.5, 0, { parameters: { batches: 1 } }),
  run('s2', 'snip', 0.5, 0, { parameters: { batches: 2 } }),
  run('f', 'taylor', 0.5, 0, { status: 'failed' }),
];

it('a run is chosen by strategy, level and seed; of several seeds the first', () => {
  expect(chooseRun(runs, { strategy: 'dense' }).id).toBe('d');
  expect(chooseRun(runs, { strategy: 'magnitude', level: 0.5 }).id).toBe('m0');
  expect(chooseRun(runs, { strategy: 'magnitude', level: 0.5, seed: 1 }).id).toBe('m1');
  expect(chooseRun(runs, { strategy: 'magnitude', level: 0.8 }).id).toBe('m8');
});

it('what leaves several settings is asked again, with their names', () => {
  expect(() => chooseRun(runs, { strategy: 'magnitude' })).toThrow(
    'Several runs are that: magnitude 0.5; magnitude 0.8. Say which with --strategy, --level and',
  );
  expect(() => chooseRun(runs, { strategy: 'snip', level: 0.5 })).toThrow(
    'snip 0.5 (batches 1); snip 0.5 (batches 2)',
  );
});

it('what is not there, or not finished, is told with what there is', () => {
  expect(() => chooseRun(runs, { strategy: 'taylor' })).toThrow(
    'No finished run of this experiment is that. There are: dense; magnitude 0.5; magnitude 0.8; snip',
  );
  expect(() => chooseRun([], { strategy: 'taylor' })).toThrow('There are: none yet.');
});
