/**
 * By what the sample variance of differences over folds is multiplied to give the variance of their
 * mean: 1 / n + n_test / n_train. Folds share most of their training examples, so that the usual 1 / n
 * promises too much: the corrected resampled t-test of Nadeau and Bengio (Machine Learning 52, 2003),
 * with n - 1 degrees of freedom.
 *
 * @param n number of differences: folds times repetitions
 * @param folds into how many the examples are split: one is tested on, the others are trained on
 */
export function resampledFactor(n: number, folds: number): number {
  return 1 / n + 1 / (folds - 1);
}
