import { beforeAll, describe, expect, it } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import { readNetworkFile } from '../network/network-file.ts';
import { denseSpec, execute, pruned, type Watched } from './small-run.fixture.ts';

let dense: Watched;
beforeAll(async () => {
  dense = await execute(denseSpec);
});
const prune = (spec: RunSpec) => execute(spec, dense.outcome.network);

describe('a run that is pruned otherwise than once after training', () => {
  it('gives, by the schedule project, what l0 does', async () => {
    const l0 = await prune(pruned('l0', 0.5, { interval: 3 }));
    const schedule = { id: 'project', every: 3 };
    const magnitude = await prune(pruned('magnitude', 0.5, { schedule }));
    expect(magnitude.outcome.network).toEqual(l0.outcome.network);
    expect(magnitude.outcome.oneShotAccuracy).toBe(l0.outcome.oneShotAccuracy);
  });

  it.each([
    ['iterative', { id: 'iterative', rounds: 3 }],
    ['cubic', { id: 'cubic', every: 2, until: 0.5 }],
  ])('(%s) removes in rounds while it fine-tunes, and holds what is gone', async (_, schedule) => {
    const { outcome, points } = await prune(pruned('magnitude', 0.9, { schedule, epochs: 2 }));
    expect(outcome.achievedSparsity).toBeCloseTo(0.9, 4);
    expect(outcome.macs).toBe(784 * 20 + 20 * 10 - Math.round(0.9 * (784 * 20 + 20 * 10)));
    // Before it was trained with all removed there was no such network.
    expect(outcome.oneShotAccuracy).toBeNull();
    expect(points).toHaveLength(2);
    const atOnce = await prune(pruned('magnitude', 0.9, { epochs: 2 }));
    expect(outcome.network).not.toEqual(atOnce.outcome.network);
  });

  it.each(['activation-mean', 'fpgm'])(
    '(%s) in rounds ends without the removed units all the same',
    async (id) => {
      const { outcome } = await prune(
        pruned(id, 0.5, { schedule: { id: 'iterative', rounds: 2 } }),
      );
      expect(outcome.achievedSparsity).toBe(0.5);
      const kernel = readNetworkFile(outcome.network, 'w').values.find(
        ({ name }) => name === 'hidden1/kernel',
      );
      expect(kernel?.shape).toEqual([784, 10]);
    },
  );

  it('(random-proportional) removes of each layer what a projection has removed there in the end', async () => {
    const interval = 50;
    const l0 = await prune(pruned('l0', 0.9, { interval }));
    const like = pruned('random-proportional', 0.9, { like: 'l0', with: { interval } });
    const control = await prune(like);
    const left = ({ outcome }: Watched) => outcome.layers.map(({ effectiveMacs }) => effectiveMacs);
    expect(left(control)).toEqual(left(l0));
    // By the layers of the trained network alone it would be other counts.
    const atOnce = await prune(pruned('random-proportional', 0.9, { like: 'magnitude' }));
    expect(left(control)).not.toEqual(left(atOnce));
    // What was done to find out is no part of the run: one epoch, from the dense baseline's weights.
    expect(control.points.map(({ stage, epoch }) => [stage, epoch])).toEqual([['fine-tune', 1]]);
    expect(control.outcome.network).not.toEqual(l0.outcome.network);
    expect((await prune(like)).outcome.network).toEqual(control.outcome.network);
  });

  it('(snip) prunes the initial weights and trains what is left for both budgets', async () => {
    const { outcome, points } = await execute(pruned('snip'));
    expect(points.map(({ stage, epoch }) => [stage, epoch])).toEqual([
      ['train', 1],
      ['train', 2],
      ['train', 3],
    ]);
    expect(outcome.oneShotAccuracy).toBeNull();
    expect(outcome.achievedSparsity).toBe(0.5);
    expect(outcome.accuracy).toBeGreaterThan(0.5);
    expect(outcome.stages.map(({ stage }) => stage)).toEqual([
      'load',
      'prune',
      'train',
      'evaluate',
    ]);
  });
});
