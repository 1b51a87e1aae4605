import { describe, expect, it } from 'vitest';
import reference from '../../../test/fixtures/channel-groups.json' with { type: 'json' };
import type { ExampleFormat } from '../datasets/dataset.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { resnet20 } from '../models/resnet-20.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { channelGroups } from './groups.ts';
import { smallNet } from './small-nets.fixture.ts';

describe("Torch-Pruning's dependency graph has the same groups", () => {
  const mnist: ExampleFormat = { shape: [28, 28, 1], classes: 10 };
  const twins: Record<keyof typeof reference.nets, () => TensorFlow.LayersModel> = {
    'lenet-5': () => lenet5.build(lenet5.parameters.parse({}), mnist),
    'resnet-20': () => resnet20.build(resnet20.parameters.parse({}), mnist),
    concat: () => smallNet('concat').build({ shape: [8, 8, 2], classes: 3 }),
    depthwise: () => smallNet('depthwise').build({ shape: [8, 8, 2], classes: 3 }),
  };
  const layersOf = (variables: readonly { readonly name: string }[]) =>
    [...new Set(variables.map(({ name }) => name.slice(0, name.lastIndexOf('/'))))].sort();

  it.each(Object.entries(twins))('in %s', (id, build) => {
    const net = build();
    const isOf =
      (...classes: string[]) =>
      (name: string) =>
        classes.includes(net.getLayer(name).getClassName());
    const ours = channelGroups(net).groups.map(({ units, producers, consumers, vectors }) => ({
      channels: units,
      producers: layersOf(producers),
      depthwise: layersOf(consumers).filter(isOf('DepthwiseConv2D')),
      norms: layersOf(vectors).filter(isOf('BatchNormalization')),
      consumers: layersOf(consumers).filter(isOf('Conv2D', 'Dense')),
    }));
    net.dispose();
    const theirs = reference.nets[id as keyof typeof reference.nets];
    expect(ours).toHaveLength(theirs.length);
    expect(ours).toEqual(expect.arrayContaining(theirs));
  });
});
