import { describe, expect, it } from 'vitest';
import { repeatedExamples } from './repeated-examples.ts';

const part = (values: Uint8Array | Float32Array, size: number) => {
  const count = values.length / size;
  return { count, values, labels: new Uint8Array(count) };
};

describe('repeated examples', () => {
  it('are those whose values are all the same, in training and in both parts', () => {
    const train = part(Uint8Array.of(1, 2, 3, 4, 1, 2, 1, 2, 2, 1), 2);
    const test = part(Uint8Array.of(1, 2, 9, 9, 3, 4, 3, 4), 2);
    expect(repeatedExamples([2], train, test)).toEqual({ train: 2, test: 3 });
  });

  it('are told apart by every bit of their values', () => {
    const train = part(Float32Array.of(0.1, 0.2, 0.1 + 2 ** -25, 0.2), 2);
    const test = part(Float32Array.of(0.2, 0.1), 2);
    expect(repeatedExamples([2], train, test)).toEqual({ train: 0, test: 0 });
  });

  it('are none where all differ, whatever their order', () => {
    const values = Float32Array.from({ length: 60_000 }, (_, at) => at - 30_000);
    const test = part(
      values
        .toReversed()
        .subarray(0, 500)
        .map((value) => value + 0.5),
      1,
    );
    expect(repeatedExamples([1], part(values, 1), test)).toEqual({ train: 0, test: 0 });
  });
});
