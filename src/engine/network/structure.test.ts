import { afterEach, describe, expect, it } from 'vitest';
import { lenet5 } from '../models/lenet-5.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { smallNets } from './small-nets.fixture.ts';
import { wiringOf } from './structure.ts';

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});
const wiring = (model: TensorFlow.LayersModel) => {
  built.push(model);
  return wiringOf(model);
};
const format = { shape: [28, 28, 1], classes: 10 } as const;

describe('the wiring of a network', () => {
  it('tells of each layer what it is, what it gives and what it reads', () => {
    const { nodes, edges } = wiring(lenet5.build(lenet5.parameters.parse({}), format));
    expect(nodes.map(({ id }) => id)).toEqual([
      'image',
      'conv1',
      'pool1',
      'conv2',
      'pool2',
      'flatten',
      'hidden',
      'output',
    ]);
    expect(edges).toEqual(
      nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id, to: id })),
    );
    expect(nodes[1]).toEqual({
      id: 'conv1',
      layer: 'conv1',
      className: 'Conv2D',
      shape: [24, 24, 20],
      weights: [5, 5, 1, 20],
      window: [5, 5],
      strides: null,
      activation: 'relu',
    });
    expect(nodes[2]).toMatchObject({
      className: 'MaxPooling2D',
      shape: [12, 12, 20],
      weights: null,
      window: [2, 2],
      strides: [2, 2],
      activation: null,
    });
    expect(nodes.at(-1)).toMatchObject({ shape: [10], weights: [500, 10], activation: null });
  });

  it('has an edge for every summand of a residual network', () => {
    const { nodes, edges } = wiring(resnet20.build(resnet20.parameters.parse({}), format));
    const sums = nodes.filter(({ className }) => className === 'Add');
    expect(sums).toHaveLength(9);
    for (const { id } of sums) expect(edges.filter(({ to }) => to === id)).toHaveLength(2);
    const places = new Map(nodes.map(({ id }, place) => [id, place]));
    for (const { from, to } of edges) {
      expect(places.get(from)).toBeLessThan(places.get(to) as number);
    }
  });

  it('has a node for every use of a layer', () => {
    const image = tf.input({ shape: [4], name: 'image' });
    const shared = tf.layers.dense({ units: 4, name: 'shared' });
    const once = shared.apply(image) as typeof image;
    const twice = shared.apply(once) as typeof image;
    const { nodes, edges } = wiring(tf.model({ inputs: image, outputs: twice }));
    expect(nodes.map(({ id, layer }) => [id, layer])).toEqual([
      ['image', 'image'],
      ['shared', 'shared'],
      ['shared (2)', 'shared'],
    ]);
    expect(edges.at(-1)).toEqual({ from: 'shared', to: 'shared (2)' });
  });

  it('is had of every way in which units meet', () => {
    for (const net of smallNets) {
      const { nodes, edges } = wiring(net.build({ shape: [8, 8, 2], classes: 3 }));
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size, net.id).toBe(nodes.length);
      // What is not an input is reached, and all but the output is read.
      const [read, reached] = [
        new Set(edges.map(({ from }) => from)),
        new Set(edges.map(({ to }) => to)),
      ];
      expect(nodes.filter(({ id }) => !reached.has(id)).map(({ className }) => className)).toEqual([
        'InputLayer',
      ]);
      expect(nodes.filter(({ id }) => !read.has(id)).map(({ id }) => id)).toEqual(['output']);
    }
  });
});
