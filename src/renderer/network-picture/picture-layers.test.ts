import { describe, expect, it } from 'vitest';
import type { NetworkNode, NetworkStructure } from '../../contract/network-structure.ts';
import { pictureOf, shareLeft } from './picture-layers.ts';

const node = (id: string, className: string, others: Partial<NetworkNode> = {}): NetworkNode => ({
  id,
  layer: id,
  className,
  shape: [8, 8, 4],
  weights: null,
  window: null,
  strides: null,
  activation: null,
  units: null,
  unitsLeft: null,
  parameters: 0,
  parametersLeft: 0,
  macs: 0,
  macsLeft: 0,
  ...others,
});
const conv = (id: string, channels: number, parametersLeft = 100) =>
  node(id, 'Conv2D', {
    shape: [8, 8, channels],
    weights: [3, 3, 4, channels],
    units: channels,
    unitsLeft: channels,
    parameters: 100,
    parametersLeft,
  });
const edge = (from: string, to: string) => ({ from, to });

/** A convolution with batch norm and a non-linearity, and a block around which a shortcut leads. */
const block = (channels: number, left: number): NetworkStructure => ({
  nodes: [
    node('image', 'InputLayer', { shape: [8, 8, channels] }),
    conv('stem', channels, left),
    node('norm', 'BatchNormalization', {
      shape: [8, 8, channels],
      parameters: 8,
      parametersLeft: 2 * channels,
    }),
    node('relu', 'ReLU', { shape: [8, 8, channels] }),
    conv('conv', channels),
    node('sum', 'Add', { shape: [8, 8, channels] }),
    node('relu2', 'ReLU', { shape: [8, 8, channels] }),
    node('pool', 'GlobalAveragePooling2D', { shape: [channels] }),
  ],
  edges: [
    edge('image', 'stem'),
    edge('stem', 'norm'),
    edge('norm', 'relu'),
    edge('relu', 'conv'),
    edge('relu', 'sum'),
    edge('conv', 'sum'),
    edge('sum', 'relu2'),
    edge('relu2', 'pool'),
  ],
});

describe('the picture of a network', () => {
  const { layers, edges } = pictureOf(block(4, 100), [block(2, 20), block(4, 50)]);

  it('folds what changes no shape into the layer before it, but nothing across a branch', () => {
    expect(layers.map(({ id, folded }) => [id, folded.map((one) => one.id)])).toEqual([
      ['image', []],
      ['stem', ['norm', 'relu']],
      ['conv', []],
      ['sum', ['relu2']],
      ['pool', []],
    ]);
    expect(edges).toEqual([
      edge('image', 'stem'),
      edge('stem', 'conv'),
      edge('stem', 'sum'),
      edge('conv', 'sum'),
      edge('sum', 'pool'),
    ]);
  });

  it('tells of each network what is left of each layer, with what is folded into it', () => {
    const stem = layers[1] ?? expect.fail();
    expect(stem.dense).toMatchObject({ parameters: 108, shape: [8, 8, 4], units: 4 });
    expect(stem.left[0]).toMatchObject({ parametersLeft: 24, shape: [8, 8, 2], units: 2 });
    expect([0, 1].map((network) => shareLeft(stem, network))).toEqual([24 / 108, 58 / 108]);
    expect(shareLeft(layers[0] ?? expect.fail(), 0)).toBeNull();
  });

  it('is that of the network itself where the dense one is gone', () => {
    const alone = pictureOf(null, [block(2, 20)]);
    expect(alone.layers.map(({ id }) => id)).toEqual(layers.map(({ id }) => id));
    const [, stem] = alone.layers;
    expect(stem?.dense).toBeNull();
    expect(stem && shareLeft(stem, 0)).toBe(24 / 108);
    expect(pictureOf(null, [])).toEqual({ layers: [], edges: [] });
  });
});
