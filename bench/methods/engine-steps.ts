import type { Execution } from '../../src/contract/words.ts';
import { randomStream } from '../../src/engine/random.ts';
import { createRunner } from '../../src/engine/training/runner.ts';
import type { Setting } from '../setting.ts';
import { buildModel } from './build-model.ts';
import { inChunks } from './chunks.ts';
import type { Method } from './method.ts';
import { randomImages } from './random-images.ts';

/** The workbench's own training step, recorded as a graph or operation by operation. */
export function engineSteps(setting: Setting, execution: Execution): Method {
  const { examples, batchSize, learningRate } = setting;
  const runner = createRunner({
    model: buildModel(setting),
    data: randomImages(setting),
    batchSize,
    optimizer: { optimizer: 'sgd', learningRate, momentum: 0 },
    execution,
  });
  let epoch = 0;
  let order: Int32Array = new Int32Array();
  const takeIndices = (wanted: number): Int32Array => {
    if (order.length === 0) order = randomStream(0, 'bench', epoch++).permutation(examples);
    const taken = order.subarray(0, wanted);
    order = order.subarray(taken.length);
    return taken;
  };
  return {
    steps: inChunks((steps) => {
      for (let left = steps * batchSize; left > 0;) {
        const indices = takeIndices(left);
        runner.run(indices);
        left -= indices.length;
      }
    }),
  };
}
