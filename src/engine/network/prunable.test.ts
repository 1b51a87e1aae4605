import { afterEach, describe, expect, it } from 'vitest';
import type { TensorFlow } from '../tensorflow.ts';
import { mlp } from '../models/mlp.ts';
import { prunableVariables, readPrunable } from './prunable.ts';
import { lstm } from '../models/recurrent.ts';
import { smallNet } from './small-nets.fixture.ts';
import { resnet20 } from '../models/resnet-20.ts';

const models: TensorFlow.LayersModel[] = [];
const keep = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

describe('what can be pruned', () => {
  it('is every weight matrix and no bias, from input to output', () => {
    const model = keep(mlp.build({ hidden: [4, 3] }, { shape: [2, 1, 1], classes: 2 }));
    expect(prunableVariables(model).map(({ name }) => name)).toEqual([
      'hidden1/kernel',
      'hidden2/kernel',
      'output/kernel',
    ]);
    expect(readPrunable(model).map(({ shape }) => shape)).toEqual([
      [2, 4],
      [4, 3],
      [3, 2],
    ]);
  });

  it('is no parameter of batch norm, but every convolution, shortcuts too', () => {
    const model = keep(resnet20.build({ channels: [2, 3, 4] }, { shape: [8, 8, 1], classes: 2 }));
    const names = prunableVariables(model).map(({ name }) => name);
    // The first, two in each of nine blocks, two shortcuts, and the fully connected layer.
    expect(names).toHaveLength(1 + 18 + 2 + 1);
    expect(names.every((name) => name.endsWith('/kernel'))).toBe(true);
  });

  it('is the kernel and the recurrent kernel of a recurrent layer', () => {
    const model = keep(lstm.build({ units: 3 }, { shape: [2, 2, 1], classes: 2 }));
    expect(prunableVariables(model).map(({ name }) => name)).toEqual([
      'lstm/kernel',
      'lstm/recurrent_kernel',
      'output/kernel',
    ]);
  });

  it.each([
    ['depthwise', ['stem', 'depthwise/depthwise_kernel', 'pointwise', 'output']],
    ['separable', ['conv', 'separable/depthwise_kernel', 'separable/pointwise_kernel', 'output']],
    ['conv1d', ['map', 'conv1', 'conv2', 'lstm', 'lstm/recurrent_kernel', 'output']],
    [
      'bidirectional-sum',
      [
        'gru',
        'gru/recurrent_kernel',
        ...['forward', 'backward'].flatMap((direction) => [
          `both/${direction}/kernel`,
          `both/${direction}/recurrent_kernel`,
        ]),
        'output',
      ],
    ],
    ['prelu', ['conv1', 'conv2', 'output']],
  ])('of the net %s is %j, a kernel where no other role is named', (id, names) => {
    const model = keep(smallNet(id).build({ shape: [16, 18, 2], classes: 3 }));
    expect(prunableVariables(model).map(({ name }) => name)).toEqual(
      names.map((name) => (name.includes('/') ? name : `${name}/kernel`)),
    );
  });
});
