import { expect, it } from 'vitest';
import { withBehind } from './with-behind.ts';

const topology = {
  class_name: 'Model',
  config: {
    name: 'net',
    layers: [{ name: 'in' }, { name: 'softmax', inbound_nodes: [[['in', 0, 0, {}]]] }],
    input_layers: [['in', 0, 0]],
    output_layers: [['softmax', 0, 0]],
  },
};

it('puts what stood behind the logits into a layer of its own, under a name that is free', () => {
  const { config } = withBehind(topology, 'softmax') as typeof topology;
  expect(config.layers.at(-1)).toEqual({
    name: 'softmax_',
    class_name: 'Activation',
    config: { name: 'softmax_', trainable: true, activation: 'softmax' },
    inbound_nodes: [[['softmax', 0, 0, {}]]],
  });
  expect(config.output_layers).toEqual([['softmax_', 0, 0]]);
  expect(config.layers.slice(0, 2)).toEqual(topology.config.layers);
  expect(withBehind(topology, 'log-softmax')).toMatchObject({
    config: { output_layers: [['log_softmax', 0, 0]] },
  });
});

it('leaves a network alone where nothing stood there', () => {
  expect(withBehind(topology, null)).toBe(topology);
});
