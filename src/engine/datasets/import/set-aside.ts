import type { ImportFindings } from '../../../contract/import-findings.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { randomStream } from '../../random.ts';
import { stratifiedParts } from '../stratified.ts';
import type { TwoParts } from '../stratified.ts';
import type { ExampleFormat } from '../dataset.ts';
import { examplesAt } from '../example-set.ts';
import type { ExamplesPart } from './imported-examples.ts';

/** Share of the examples that are set aside for testing where the files have no test examples. */
const TEST_SHARE = 0.2;

/**
 * Sets a fifth of the examples aside for testing, the same whenever and wherever they are imported:
 * every class by its share, and one of each class left to train on; or, not stratified, whatever
 * their classes, as version 0.1.0 did.
 *
 * @throws UserError where no example would be left
 */
export function setAside(
  given: ExamplesPart,
  { shape, classes, stratify }: ExampleFormat & { readonly stratify: boolean },
): { train: ExamplesPart; test: ExamplesPart; how: NonNullable<ImportFindings['setAside']> } {
  const all = { ...given, shape };
  const aside = Math.max(1, Math.round(all.count * TEST_SHARE));
  if (aside >= all.count) {
    throw new UserError(
      all.count === 1
        ? say`There is one example: too few to train on some and test on others.`
        : say`There are ${all.count} examples: too few to train on some and test on others.`,
    );
  }
  const { part, rest } = stratify
    ? stratifiedParts(all.labels, classes, aside, randomStream(0, 'stratified-test-split'), 'rest')
    : anyParts(all.count, aside);
  return {
    train: examplesAt(all, rest),
    test: examplesAt(all, part),
    how: stratify ? 'by class' : 'at random',
  };
}

function anyParts(count: number, aside: number): TwoParts {
  const order = randomStream(0, 'imported-test-split').permutation(count);
  return { part: order.subarray(0, aside).toSorted(), rest: order.subarray(aside).toSorted() };
}
