import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { tf } from '../tensorflow.ts';
import { makeBatch, type Batch } from './batches.ts';

const set = imageSet(
  [
    [0, 255],
    [51, 1],
    [128, 3],
  ],
  [2, 0, 1],
  3,
);
let batch: Batch | null = null;
afterEach(() => {
  tf.dispose([batch?.images, batch?.labels].filter((tensor) => tensor !== undefined));
});

describe('a batch', () => {
  it('holds the asked examples in the asked order, pixels divided by 255 in 32-bit floats', () => {
    batch = makeBatch(set, Int32Array.of(2, 0));
    expect(batch.images.shape).toEqual([2, 1, 2, 1]);
    expect([...batch.images.dataSync()]).toEqual([
      Math.fround(128 / 255),
      Math.fround(3 / 255),
      0,
      1,
    ]);
    expect(batch.labels.dtype).toBe('int32');
    expect([...batch.labels.dataSync()]).toEqual([1, 2]);
  });
});
