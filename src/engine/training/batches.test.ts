import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { standardScaling } from '../datasets/normalisation.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBatchLoop } from './batch-loop.ts';
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
  tf.dispose([batch?.inputs, batch?.labels].filter((tensor) => tensor !== undefined));
});

describe('a batch', () => {
  it('holds the asked examples in the asked order, pixels divided by 255 in 32-bit floats', () => {
    batch = makeBatch(set, Int32Array.of(2, 0));
    expect(batch.inputs.shape).toEqual([2, 1, 2, 1]);
    expect([...batch.inputs.dataSync()]).toEqual([
      Math.fround(128 / 255),
      Math.fround(3 / 255),
      0,
      1,
    ]);
    expect(batch.labels.dtype).toBe('int32');
    expect([...batch.labels.dataSync()]).toEqual([1, 2]);
  });

  it('has each channel by its own mean and deviation, as the recorded graph has it', () => {
    const shape = [2, 2, 3] as const;
    const count = 64;
    const random = randomStream(0, 'pixels');
    const images = Uint8Array.from({ length: count * 12 }, () =>
      Math.floor(256 * random.uniform()),
    );
    const labels = new Uint8Array(count);
    const standard = {
      shape,
      classes: 2,
      count,
      values: images,
      labels,
      ...standardScaling({ shape, values: images }),
    };
    const indices = Int32Array.from({ length: count }, (_, index) => count - 1 - index);
    const loopOptions = {
      step: (pixels: TensorFlow.Tensor) => [tf.clone(pixels)],
      data: standard,
      batchSize: count,
      examples: count,
    };
    const [compiled, eager] = (['compiled', 'eager'] as const).map((execution) => {
      const loop = createBatchLoop(execution, loopOptions);
      const [pixels] = loop.run(indices);
      loop.dispose();
      return pixels as Float32Array;
    });
    const { offset, divisor } = standard;
    const byte = images[(count - 1) * 12 + 1] as number;
    expect(eager?.[1]).toBe(
      Math.fround(Math.fround(byte - (offset[1] as number)) / (divisor[1] as number)),
    );
    // TensorFlow makes a multiplication of a division by constants: the last bit may differ.
    expect(compiled).toHaveLength(count * 12);
    compiled?.forEach((value, index) => {
      const other = eager?.[index] as number;
      expect(Math.abs(value - other)).toBeLessThanOrEqual(2 ** -23 * Math.abs(other));
    });
    // Over the whole set every channel has mean 0 and variance 1.
    for (const channel of [0, 1, 2]) {
      const values = [...(eager as Float32Array)].filter((_, index) => index % 3 === channel);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(0, 6);
      expect(variance).toBeCloseTo(1, 6);
    }
  });

  it('of floats has each column by its own mean and deviation, as the recorded graph has it', () => {
    // 0.1 and 1e6 have no common scale; the last column never changes.
    const values = Float32Array.of(0.1, 1e6, 5, 0.3, 2e6, 5, 0.7, 4e6, 5);
    const labels = Uint8Array.of(0, 1, 0);
    const { offset, divisor } = standardScaling({ shape: [3], values });
    const data = { shape: [3], classes: 2, count: 3, values, labels, offset, divisor };
    expect(offset[2]).toBe(5);
    expect(divisor[2]).toBe(1);
    const [compiled, eager] = (['compiled', 'eager'] as const).map((execution) => {
      const step = (inputs: TensorFlow.Tensor) => [tf.clone(inputs)];
      const loop = createBatchLoop(execution, { step, data, batchSize: 3, examples: 3 });
      const [inputs] = loop.run(Int32Array.of(2, 0, 1));
      loop.dispose();
      return [...(inputs as Float32Array)];
    });
    // (0.7 - 0.3667) / 0.2494, (4 - 2.3333) / 1.2472
    const expected = [1.3363, 1.3363, 0, -1.069, -1.069, 0, -0.2673, -0.2673, 0];
    expected.forEach((value, index) => {
      expect(eager?.[index]).toBeCloseTo(value, 4);
      expect(compiled?.[index]).toBeCloseTo(value, 4);
    });
  });
});
