import { beforeAll, describe, expect, it } from 'vitest';
import { denseSpec, execute, pruned, type Watched } from './small-run.fixture.ts';

/*
 * What training took, and how signals came through the layers. A forward pass of the dense network,
 * 784 inputs, 20 hidden units and 10 outputs, has 15,880 multiply-accumulates; a step is three.
 */

const WHOLE = 784 * 20 + 20 * 10;

let dense: Watched;
let examples: number;
beforeAll(async () => {
  dense = await execute(denseSpec);
  examples = denseSpec.dataset['maxTrainExamples'] as number;
});
const prune = (...asked: Parameters<typeof pruned>) =>
  execute(pruned(...asked), dense.outcome.network);

describe('the multiply-accumulates of a training', () => {
  it('are three forward passes of every example in every epoch', () => {
    expect(dense.outcome.trainingMacs).toBe(3 * WHOLE * examples * denseSpec.training.epochs);
  });

  it('count what is masked, which is computed', async () => {
    const { outcome } = await prune('magnitude', 0.5);
    expect(outcome.trainingMacs).toBe(3 * WHOLE * examples);
  });

  it('do not count units that training goes without', async () => {
    const { outcome } = await prune('activation-mean', 0.4);
    expect(outcome.trainingMacs).toBe(3 * 12 * (784 + 10) * examples);
  });

  it('are those of both budgets where training begins anew, and none without epochs', async () => {
    const scratch = await execute(pruned('scratch'));
    expect(scratch.outcome.trainingMacs).toBe(
      3 * 0.5 * WHOLE * examples * (denseSpec.training.epochs + 1),
    );
    expect((await prune('magnitude', 0.5, { epochs: 0 })).outcome.trainingMacs).toBe(0);
  });
});

describe('the signals of a run', () => {
  it('are told of every layer at the end of every epoch', () => {
    expect(dense.points.length).toBe(denseSpec.training.epochs);
    for (const { layers } of dense.points) {
      expect(layers?.map(({ layer, units }) => [layer, units])).toEqual([
        ['hidden1', 20],
        ['output', null],
      ]);
      for (const { gradientNorm } of layers ?? []) expect(gradientNorm).toBeGreaterThan(0);
    }
  });

  it('count no removed units, whether training goes without them or masks them', async () => {
    const thinned = await prune('activation-mean', 0.4);
    expect(thinned.points[0]?.layers?.[0]).toMatchObject({ layer: 'hidden1', units: 12 });
    const masked = await prune('activation-mean', 0.4, { schedule: { id: 'cubic', every: 1 } });
    expect(masked.points[0]?.layers?.[0]).toMatchObject({ layer: 'hidden1', units: 12 });
  });

  it('are the same when the run is done again', async () => {
    expect((await execute(denseSpec)).points).toEqual(dense.points);
  });
});
