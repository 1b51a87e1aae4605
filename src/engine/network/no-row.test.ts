import { describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import { countLayers } from '../metrics/layer-figures.ts';
import { tf } from '../tensorflow.ts';
import { createRunner } from '../training/runner.ts';
import { channelGroups } from './groups.ts';
import { initialise } from './initialisation.ts';
import { findLayerClass } from './layers/registry.ts';
import { gruResetAfter } from './layers/own/gru-reset-after.ts';
import { readPrunable } from './prunable.ts';
import { readVariables } from './variables.ts';

/** Steps that are all zeros are passed over: a class that has no row, with no weights to count. */
function masking() {
  const input = tf.input({ shape: [6, 3], name: 'sequence' });
  const mask = tf.layers.masking({ name: 'mask' });
  const gru = gruResetAfter.make({ units: 5, recurrentActivation: 'sigmoid', name: 'gru' });
  const output = tf.layers.dense({ units: 2, name: 'output' });
  const outputs = output.apply(gru.apply(mask.apply(input))) as typeof input;
  return { model: tf.model({ inputs: input, outputs }), mask };
}

describe('a network with a layer whose class has no row', () => {
  it.each(['eager', 'compiled'] as const)(
    'is counted, trained (%s) and pruned elsewhere',
    (execution) => {
      const { model, mask } = masking();
      expect(findLayerClass(mask)).toBeUndefined();
      initialise(model, 0);
      expect(countLayers(model).map(({ name }) => name)).toEqual(['gru', 'output']);
      expect(readPrunable(model).map(({ name }) => name)).toEqual([
        'gru/kernel',
        'gru/recurrent_kernel',
        'output/kernel',
      ]);
      const { groups, leftAlone } = channelGroups(model);
      expect(groups.map(({ name, units }) => [name, units])).toEqual([['gru', 5]]);
      expect(leftAlone.map(({ layer, reason }) => [layer, textOf(reason)])).toEqual([
        ['output', "its units are the network's outputs"],
      ]);
      const before = readVariables(model);
      const runner = createRunner({
        model,
        data: {
          shape: [6, 3],
          classes: 2,
          values: Uint8Array.from({ length: 8 * 18 }, (_, index) => (index * 37) % 256),
          labels: Uint8Array.from({ length: 8 }, (_, index) => index % 2),
          count: 8,
          divisor: 255,
        },
        batchSize: 4,
        optimizer: { optimizer: 'sgd', learningRate: 0.1, momentum: 0 },
        execution,
      });
      const { lossSum } = runner.run(Int32Array.from({ length: 8 }, (_, index) => index));
      runner.settle();
      expect(lossSum / 8).toBeCloseTo(Math.log(2), 0);
      for (const [index, { name, values }] of readVariables(model).entries()) {
        expect(values, name).not.toEqual(before[index]?.values);
      }
      runner.dispose();
      model.dispose();
    },
  );
});
