import { describe, expect, it } from 'vitest';
import { confusionOf, likeliestOf, predictionsOf } from './predictions.ts';

describe('the predictions of a run', () => {
  it('are counted by true class (rows) and predicted class (columns)', () => {
    const labels = Uint8Array.of(0, 0, 1, 1, 2, 2);
    expect(confusionOf(labels, Uint8Array.of(0, 1, 1, 1, 0, 1), 3)).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [1, 1, 0],
    ]);
  });

  it('are told with the five likeliest classes, those first, of equals the lower number', () => {
    expect(likeliestOf([0.1, 0.3, 0.05, 0.3, 0.1, 0.15])).toEqual([
      { class: 1, probability: 0.3 },
      { class: 3, probability: 0.3 },
      { class: 5, probability: 0.15 },
      { class: 0, probability: 0.1 },
      { class: 4, probability: 0.1 },
    ]);
  });

  it('of another test set than there is now are refused', async () => {
    const choice = { id: 'mnist', maxTrainExamples: 10, maxTestExamples: 5 };
    const task = { choice, seed: 0, places: {} };
    const refusalOf = (run: number, dense: number) =>
      predictionsOf({
        ...task,
        classes: { run: new Uint8Array(run), dense: new Uint8Array(dense) },
      });
    const words = 'The data set mnist has 5 test examples now, and the run was tested on 4';
    await expect(refusalOf(4, 5)).rejects.toThrow(words);
    await expect(refusalOf(5, 4)).rejects.toThrow(words);
  });
});
