import { expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import { tf } from '../tensorflow.ts';
import { crossEntropyAlone, type Objective } from '../training/objective.ts';
import { linearModel } from '../training/tiny-model.fixture.ts';
import { createWorkspace } from './workspace.ts';

it('a runner serves one objective, told by its id, with all else being equal', () => {
  const train = imageSet([[10, 200]], [1], 2);
  const model = linearModel([
    [1, 2],
    [3, 4],
  ]);
  const start = readVariables(model);
  const workspace = createWorkspace({ train, validation: null, test: train }, model, 'eager');
  const halved: Objective = {
    id: 'half the cross-entropy',
    loss: ({ crossEntropy }) => tf.mul(crossEntropy, 0.5),
  };
  const weightsAfterOneStep = (objective?: Objective) => {
    writeVariables(model, start);
    const runner = workspace.runner(
      {
        batchSize: 1,
        optimizer: { optimizer: 'sgd', learningRate: 1, momentum: 0 },
        objective,
      },
      { seed: 0, stage: 'train' },
    );
    runner.run(Int32Array.of(0));
    runner.settle();
    return { runner, weights: readVariables(model) };
  };
  const whole = weightsAfterOneStep(crossEntropyAlone);
  const half = weightsAfterOneStep(halved);
  const again = weightsAfterOneStep({ ...halved });
  expect(half.runner).not.toBe(whole.runner);
  expect(again.runner).toBe(half.runner);
  expect(half.weights).not.toEqual(whole.weights);
  expect(again.weights).toEqual(half.weights);
  workspace.dispose();
});
