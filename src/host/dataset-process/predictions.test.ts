import { describe, expect, it } from 'vitest';
import { imageSet } from '../../engine/datasets/image-set.fixture.ts';
import { comparePredictions, MISTAKES, predictionsOf } from './predictions.ts';

/** Six images of two pixels, in three classes. */
const test = imageSet(
  [
    [0, 10],
    [1, 11],
    [2, 12],
    [3, 13],
    [4, 14],
    [5, 15],
  ],
  [0, 0, 1, 1, 2, 2],
  3,
);
const predictions = comparePredictions(
  test,
  // Against the dense baseline: 1 and 4 newly wrong, 3 newly right, 5 wrong in both.
  { dense: Uint8Array.of(0, 0, 1, 2, 2, 0), run: Uint8Array.of(0, 1, 1, 1, 0, 1) },
  ['zero', 'one', 'two'],
);

describe('the predictions of a run', () => {
  it('are counted by true class (rows) and predicted class (columns), for both models', () => {
    expect(predictions.confusion).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [1, 1, 0],
    ]);
    expect(predictions.denseConfusion).toEqual([
      [2, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
    ]);
  });

  it('are newly wrong where only the dense baseline was right, and the other way round', () => {
    expect([predictions.newlyWrong, predictions.newlyRight]).toEqual([2, 1]);
  });

  it('show the images that are newly wrong, with what was and is said of them', () => {
    const [first, second] = predictions.mistakes;
    expect(predictions.mistakes).toHaveLength(2);
    expect(first).toMatchObject({ index: 1, label: 0, predicted: 1, densePredicted: 0 });
    expect(second).toMatchObject({ index: 4, label: 2, predicted: 0, densePredicted: 2 });
    expect(first?.image).toEqual({ shape: [1, 2, 1], pixels: 'AQs=' });
  });

  it('show no more than the first of them', () => {
    const many = imageSet(
      Array.from({ length: 100 }, () => [0]),
      Array.from({ length: 100 }, () => 0),
      2,
    );
    const { newlyWrong, mistakes } = comparePredictions(
      many,
      { dense: new Uint8Array(100), run: new Uint8Array(100).fill(1) },
      ['zero', 'one'],
    );
    expect([newlyWrong, mistakes.length]).toEqual([100, MISTAKES]);
  });
});

it('predictions of another test set than there is now are refused', async () => {
  const choice = { id: 'mnist', maxTrainExamples: 10, maxTestExamples: 5 };
  const classes = { run: new Uint8Array(4), dense: new Uint8Array(4) };
  await expect(predictionsOf({ choice, seed: 0, places: {}, classes })).rejects.toThrow(
    'The data set mnist has 5 test examples now, and the run was tested on 4',
  );
});
