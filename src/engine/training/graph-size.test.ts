import { expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { compileLoop } from '../compile/compile-loop.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { initialise } from '../network/initialisation.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createOptimizer } from './optimizer.ts';
import { createStep, trainedVariables } from './step.ts';

it("ResNet-20's training step with Adam is a graph of less than two megabytes", () => {
  useTensorFlowGradients();
  const data = imageSet([new Array<number>(32 * 32 * 3).fill(0)], [0], 10);
  const model = resnet20.build(resnet20.parameters.parse({}), { ...data, shape: [32, 32, 3] });
  initialise(model, 0);
  const settings = { optimizer: 'adam', momentum: 0, weightDecay: 1e-4 } as const;
  const optimizer = createOptimizer(
    settings,
    { read: () => tf.scalar(0.001) },
    trainedVariables(model),
  );
  const step = createStep(model, optimizer);
  // 64 images of which each batch is made: their data is no part of the graph.
  const loop = compileLoop({
    step: (images, labels) => step(images, labels as TensorFlow.Tensor1D),
    sources: [
      {
        name: 'images',
        type: 'uint8',
        shape: [64, 32, 32, 3],
        values: new Uint8Array(64 * 32 * 32 * 3),
        divisor: 255,
      },
      { name: 'labels', type: 'uint8', shape: [64], values: new Uint8Array(64) },
    ],
    batchSize: 64,
  });
  expect(loop.graphBytes).toBeLessThan(2e6);
  // Far more than an empty loop: it is the whole step.
  expect(loop.graphBytes).toBeGreaterThan(1e5);
  loop.dispose();
  optimizer.dispose();
  model.dispose();
});
