import { describe, expect, it } from 'vitest';
import { tf } from '../tensorflow.ts';
import { countCorrect, crossEntropy } from './cross-entropy.ts';

const lossOf = (logits: number[][], labels: number[]) =>
  tf.tidy(
    () => crossEntropy(tf.tensor2d(logits), tf.tensor1d(labels, 'int32')).dataSync()[0] as number,
  );

describe('cross-entropy', () => {
  it('of equal logits is the logarithm of the number of classes', () => {
    expect(lossOf([[0.3, 0.3, 0.3, 0.3]], [2])).toBeCloseTo(Math.log(4), 6);
  });

  it('is -log softmax(logits)[label], averaged over the batch', () => {
    // softmax([ln 1, ln 3]) = [1/4, 3/4]
    const row = [Math.log(1), Math.log(3)];
    expect(lossOf([row, row], [0, 1])).toBeCloseTo((Math.log(4) + Math.log(4 / 3)) / 2, 6);
  });

  it('stays finite for large logits', () => {
    expect(lossOf([[1000, 0]], [1])).toBeCloseTo(1000, 3);
  });

  it('has the gradient (softmax - one-hot) / batch', () => {
    const gradient = tf.tidy(() => [
      ...tf
        .grad((logits) => crossEntropy(logits, tf.tensor1d([0, 1], 'int32')))(
          tf.tensor2d([
            [0, Math.log(3)],
            [0, 0],
          ]),
        )
        .dataSync(),
    ]);
    [(0.25 - 1) / 2, 0.75 / 2, 0.5 / 2, (0.5 - 1) / 2].forEach((expected, index) => {
      expect(gradient[index]).toBeCloseTo(expected, 6);
    });
  });
});

describe('the count of correct answers', () => {
  it('is of rows with their highest logit at the label', () => {
    const correct = tf.tidy(() =>
      countCorrect(
        tf.tensor2d([
          [1, 2, 0],
          [5, 4, 3],
          [0, 0, 1],
        ]),
        tf.tensor1d([1, 2, 2], 'int32'),
      ).arraySync(),
    );
    expect(correct).toBe(2);
  });
});
