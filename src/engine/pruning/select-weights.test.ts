import { describe, expect, test } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { selectWeights } from './select-weights.ts';
import type { WeightTensor } from '../network/weights.ts';

const scores: readonly WeightTensor[] = [
  { name: 'a', shape: [2, 2], values: Float32Array.of(1, 5, 3, 2) },
  { name: 'b', shape: [2, 1], values: Float32Array.of(6, 4) },
];
const nothing = new Map<string, Uint8Array>();

describe('selecting weights', () => {
  test('global scope ranks all layers together', () => {
    const masks = selectWeights(scores, nothing, { scope: 'global', sparsity: 0.5 });
    expect(masks.get('a')).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(masks.get('b')).toEqual(Uint8Array.of(1, 1));
  });

  test('layer scope takes the same fraction of each layer', () => {
    const masks = selectWeights(scores, nothing, { scope: 'layer', sparsity: 0.5 });
    expect(masks.get('a')).toEqual(Uint8Array.of(0, 1, 1, 0));
    expect(masks.get('b')).toEqual(Uint8Array.of(1, 0));
  });

  test('earlier removals count towards the sparsity', () => {
    const earlier = new Map([['a', Uint8Array.of(1, 0, 1, 1)]]);
    const masks = selectWeights(scores, earlier, { scope: 'global', sparsity: 0.5 });
    expect(masks.get('a')).toEqual(Uint8Array.of(0, 0, 1, 0)); // 1 earlier and 2 new of 6
    expect(masks.get('b')).toEqual(Uint8Array.of(1, 1));
  });

  test('earlier removals stay where they are more than is asked', () => {
    const earlier = new Map([['a', Uint8Array.of(0, 0, 0, 1)]]);
    const masks = selectWeights(scores, earlier, { scope: 'layer', sparsity: 0.25 });
    expect(masks.get('a')).toEqual(Uint8Array.of(0, 0, 0, 1));
    expect(masks.get('b')).toEqual(Uint8Array.of(1, 1)); // 0.5 rounds to even: none
  });

  test('a score that is not a number is refused with its place', () => {
    const diverged = [{ name: 'c', shape: [2], values: Float32Array.of(1, NaN) }];
    const select = () => selectWeights(diverged, nothing, { scope: 'global', sparsity: 0.5 });
    expect(select).toThrow(UserError);
    expect(select).toThrow('c[1] is not a number');
  });
});
