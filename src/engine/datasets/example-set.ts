import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { randomStream } from '../random.ts';
import type { ExampleSet, ExampleValues } from './dataset.ts';
import { validationCount } from './split-counts.ts';

/** The first `count` examples (all of them where there are fewer), as views of the same values. */
export function firstExamples(set: ExampleSet, count: number | undefined): ExampleSet {
  if (count === undefined || count >= set.count) return set;
  return {
    ...set,
    count,
    values: set.values.subarray(0, count * valuesPerExample(set)),
    labels: set.labels.subarray(0, count),
  };
}

/**
 * Sets a share of the training examples aside for validation, drawn by the seed. Both parts keep
 * the order of the file. A share above zero sets at least one example aside.
 *
 * @throws UserError when no training example would be left.
 */
export function splitValidation(
  set: ExampleSet,
  fraction: number,
  seed: number,
): { train: ExampleSet; validation: ExampleSet | null } {
  if (fraction === 0) return { train: set, validation: null };
  const aside = validationCount(set.count, fraction);
  requireRest(set.count, aside, fraction);
  const order = randomStream(seed, 'validation-split').permutation(set.count);
  return {
    train: examplesAt(set, order.subarray(aside).toSorted()),
    validation: examplesAt(set, order.subarray(0, aside).toSorted()),
  };
}

/** @throws UserError when no training example would be left. */
export function requireRest(count: number, aside: number, fraction: number): void {
  if (aside < count) return;
  throw new UserError(
    say`dataset.validationFraction ${fraction} of ${count} training examples leaves none to
      train on: choose a smaller fraction or a larger maxTrainExamples.`,
  );
}

/** Number of values of one example. */
export function valuesPerExample(set: Pick<ExampleSet, 'shape'>): number {
  return set.shape.reduce((product, size) => product * size, 1);
}

/** Number of places of the last axis: channels, features or columns. */
export function lastAxis({ shape }: Pick<ExampleSet, 'shape'>): number {
  return shape.at(-1) ?? 1;
}

/** The examples at these places, in this order. */
export function examplesAt<S extends Pick<ExampleSet, 'shape' | 'count' | 'values' | 'labels'>>(
  set: S,
  indices: Int32Array,
): S {
  const size = valuesPerExample(set);
  const values = emptyLike(set.values, indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    values.set(set.values.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = set.labels[from] as number;
  });
  return { ...set, count: indices.length, values, labels };
}

function emptyLike(values: ExampleValues, length: number): ExampleValues {
  return values instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
}
