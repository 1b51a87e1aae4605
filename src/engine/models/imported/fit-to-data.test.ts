import { describe, expect, it } from 'vitest';
import { fitOf } from './fit-to-data.ts';

const fit = (takes: number[], given: number[], gives = 10, classes = 10) =>
  fitOf({ input: takes, classes: gives }, { shape: given, classes }, 'mine');

describe('an imported network and examples', () => {
  it.each([
    [[28, 28, 1], [28, 28, 1], 'as-is'],
    [[13], [13], 'as-is'],
    [[28, 28], [28, 28, 1], 'reshaped'],
    [[28, 28, 1], [28, 28], 'reshaped'],
    [[1, 13], [13], 'reshaped'],
    [[784], [28, 28, 1], 'reshaped'],
    [[1, 784], [28, 28, 1], 'reshaped'],
  ])('of %j and %j go together: %s', (takes, given, how) => {
    expect(fit(takes, given)).toBe(how);
  });

  it.each([
    // The same number of values, in an order that nobody knows.
    [
      [3072],
      [32, 32, 3],
      /takes examples of \[3072\] .* are \[32, 32, 3\] .* In which order it takes the values of an example cannot be told: import a network that takes \[32, 32, 3\]/,
    ],
    [[784], [28, 28], /In which order/],
    [[14, 56], [28, 28, 1], /Choose a data set whose examples it takes/],
    [
      [32, 32, 3],
      [28, 28, 1],
      /takes examples of \[32, 32, 3\] and gives 10 classes; those of this data set are \[28, 28, 1\] and have 10 classes/,
    ],
    [[3, 32, 32], [32, 32, 3], /Choose a data set/],
    [[12], [13], /Choose a data set/],
  ])('of %j and %j do not, and both are named', (takes, given, message) => {
    expect(() => fit(takes, given)).toThrow(message);
  });

  it('must agree on the classes', () => {
    expect(() => fit([13], [13], 10, 3)).toThrow(
      'The network "mine" takes examples of [13] and gives 10 classes; those of this data set are ' +
        '[13] and have 3 classes. Choose a data set with as many classes, or import a network that ' +
        'was made for these.',
    );
  });
});
