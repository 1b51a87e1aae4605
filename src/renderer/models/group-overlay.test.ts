import { describe, expect, it } from 'vitest';
import type { ChannelGroup } from '../../contract/models.ts';
import type { NetworkNode, NetworkStructure } from '../../contract/network-structure.ts';
import { pictureOf } from '../network-picture/picture-layers.ts';
import { groupOverlay, groupsOf } from './group-overlay.ts';

const node = (id: string, className: string, shape: number[], weights = false): NetworkNode => ({
  id,
  layer: id,
  className,
  shape,
  weights: weights ? [3, 3, 4, 4] : null,
  window: null,
  strides: null,
  activation: null,
  units: weights ? 4 : null,
  unitsLeft: null,
  parameters: 0,
  parametersLeft: 0,
  macs: 0,
  macsLeft: 0,
});
const chain = (...ids: readonly string[]) =>
  ids.slice(1).map((to, index) => ({ from: ids[index] as string, to }));

/** A residual block behind a convolution, a pooling, and the output. */
const residual: NetworkStructure = {
  nodes: [
    node('image', 'InputLayer', [8, 8, 3]),
    node('stem', 'Conv2D', [8, 8, 4], true),
    node('inner', 'Conv2D', [8, 8, 6], true),
    node('bn', 'BatchNormalization', [8, 8, 6]),
    node('outer', 'Conv2D', [8, 8, 4], true),
    node('sum', 'Add', [8, 8, 4]),
    node('pool', 'GlobalAveragePooling2D', [4]),
    node('output', 'Dense', [10], true),
  ],
  edges: [
    ...chain('image', 'stem', 'inner', 'bn', 'outer', 'sum', 'pool', 'output'),
    { from: 'stem', to: 'sum' },
  ],
};
const picture = pictureOf(residual, []);
const stream: ChannelGroup = {
  name: 'stem',
  units: 4,
  producers: ['stem', 'outer'],
  consumers: ['inner', 'output'],
  carriers: [],
};
const inside: ChannelGroup = {
  name: 'inner',
  units: 6,
  producers: ['inner'],
  consumers: ['outer'],
  carriers: ['bn'],
};

describe('a channel group over the picture of its network', () => {
  it('names who makes, hands on and reads its units', () => {
    const { roles } = groupOverlay(picture, stream);
    expect([...roles]).toEqual([
      ['stem', ['makes']],
      ['inner', ['reads']],
      ['outer', ['makes']],
      ['sum', ['carries']],
      ['pool', ['carries']],
      ['output', ['reads']],
    ]);
  });

  it('follows its units along the edges, and no further', () => {
    const { edges } = groupOverlay(picture, stream);
    expect([...edges].sort()).toEqual([
      'outer sum',
      'pool output',
      'stem inner',
      'stem sum',
      'sum pool',
    ]);
  });

  it('takes what is folded into a box for a part of it', () => {
    const { roles, edges } = groupOverlay(picture, inside);
    expect([...roles]).toEqual([
      ['inner', ['makes']],
      ['outer', ['reads']],
    ]);
    expect([...edges]).toEqual(['inner outer']);
  });

  it('is found by the boxes that make its units', () => {
    const found = picture.layers.map((box) => [
      box.id,
      groupsOf(box, [stream, inside]).map(({ name }) => name),
    ]);
    expect(found).toEqual([
      ['image', []],
      ['stem', ['stem']],
      ['inner', ['inner']],
      ['outer', ['stem']],
      ['sum', []],
      ['pool', []],
      ['output', []],
    ]);
  });
});
