import type { Fold } from '../../contract/run.ts';
import { randomStream } from '../random.ts';
import type { Dataset, ExampleSet } from './dataset.ts';
import { examplesAt, firstExamples, requireRest, splitValidation } from './example-set.ts';
import { validationCount } from './split-counts.ts';
import { stratifiedFold, stratifiedParts } from './stratified.ts';

/** What a document says about how much of a data set is used, and how that is drawn. */
export interface PartsAsked {
  readonly stratify: boolean;
  readonly validationFraction: number;
  readonly maxTrainExamples?: number | undefined;
  readonly maxTestExamples?: number | undefined;
}

/** Whether training or validation images are other ones with another seed. */
export function dependOnSeed({
  stratify,
  validationFraction,
  maxTrainExamples,
}: PartsAsked): boolean {
  return validationFraction > 0 || (stratify && maxTrainExamples !== undefined);
}

/** Tests are on the same images whatever the seed of a run. */
const TEST_SEED = 0;

/**
 * The parts of a data set that a document uses. Stratified, training and validation images are drawn
 * by the seed and test images always alike, each class by its share and every class in training as
 * far as there is room; else they are the first of the file, and the seed draws the validation images
 * from them whatever their classes.
 *
 * With a fold it is tested on that part of the training images, and validation images are set aside of
 * the others: the test images are not used.
 *
 * @throws UserError when no training example would be left, or there are too few for so many folds.
 */
export function partsOf(
  { train, test }: Pick<Dataset, 'train' | 'test'>,
  { stratify, validationFraction, maxTrainExamples, maxTestExamples }: PartsAsked,
  { seed, fold }: { readonly seed: number; readonly fold?: Fold | undefined },
): Dataset {
  const used = stratify
    ? drawn(train, maxTrainExamples, seed, 'part')
    : firstExamples(train, maxTrainExamples);
  const setAside = stratify ? stratifiedValidation : splitValidation;
  if (fold !== undefined) {
    const { train: others, heldOut } = foldOf(used, fold, seed);
    return { ...setAside(others, validationFraction, seed), test: heldOut };
  }
  return {
    ...setAside(used, validationFraction, seed),
    test: stratify
      ? drawn(test, maxTestExamples, TEST_SEED, 'neither')
      : firstExamples(test, maxTestExamples),
  };
}

/**
 * One of k folds of a set, and all others to train on: the same folds for the same seed.
 *
 * @param fold its index from 0, of how many
 * @throws UserError when there is no such fold
 */
function foldOf(
  set: ExampleSet,
  fold: Fold,
  seed: number,
): { readonly train: ExampleSet; readonly heldOut: ExampleSet } {
  const random = randomStream(seed, 'folds', fold.of);
  const { part, rest } = stratifiedFold(set.labels, set.classes, fold, random);
  return { train: examplesAt(set, rest), heldOut: examplesAt(set, part) };
}

function drawn(
  set: ExampleSet,
  count: number | undefined,
  seed: number,
  keepAll: 'part' | 'neither',
): ExampleSet {
  if (count === undefined || count >= set.count) return set;
  const random = randomStream(seed, 'stratified-part');
  return examplesAt(set, stratifiedParts(set.labels, set.classes, count, random, keepAll).part);
}

function stratifiedValidation(
  set: ExampleSet,
  fraction: number,
  seed: number,
): Pick<Dataset, 'train' | 'validation'> {
  if (fraction === 0) return { train: set, validation: null };
  const aside = validationCount(set.count, fraction);
  requireRest(set.count, aside, fraction);
  const random = randomStream(seed, 'stratified-validation');
  const { part, rest } = stratifiedParts(set.labels, set.classes, aside, random, 'rest');
  return { train: examplesAt(set, rest), validation: examplesAt(set, part) };
}
