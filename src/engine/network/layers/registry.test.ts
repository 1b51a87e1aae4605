import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { tf } from '../../tensorflow.ts';
import { findLayerClass, findMatrixLayer, getLayerWeights } from './registry.ts';

const { layers } = tf;
describe('the table of layers', () => {
  it('has no row for what it does not know, nor for a direction of that', () => {
    const unknown = layers.convLstm2d({ filters: 1, kernelSize: 1 });
    expect(findLayerClass(unknown)).toBeUndefined();
    const both = layers.bidirectional({ layer: unknown, mergeMode: 'sum' });
    expect(findLayerClass(both)).toBeUndefined();
    expect(() => getLayerWeights(unknown)).toThrow(UserError);
    expect(() => getLayerWeights(unknown)).toThrow('class that is not known here (ConvLSTM2D)');
  });

  it.each([
    ['hidden1/kernel', 'hidden1'],
    ['lstm/recurrent_kernel', 'lstm'],
    ['block/one/depthwise_kernel', 'block/one'],
    ['both/forward/recurrent_kernel', 'both'],
    ['both/backward/kernel', 'both'],
    ['hidden1/bias', undefined],
    ['norm/gamma', undefined],
    ['kernel', undefined],
  ])('tells by the name of %s that its layer is %s', (variable, layer) => {
    expect(findMatrixLayer(variable)).toBe(layer);
  });
});
