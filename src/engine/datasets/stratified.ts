import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { RandomStream } from '../random.ts';

/** Places of examples in a set, in two groups, each ascending. */
export interface TwoParts {
  readonly part: Int32Array;
  readonly rest: Int32Array;
}

/** Number of examples of each class. */
export function countsOf(labels: Uint8Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return counts;
}

/**
 * The places of all examples, class after class and within each class in random order. Its first
 * examples of each class are a stratified part, and every k-th of it, from the first, second, ... on,
 * are k stratified folds.
 */
export function stratifiedOrder(
  labels: Uint8Array,
  classes: number,
  random: RandomStream,
): Int32Array {
  const counts = countsOf(labels, classes);
  const next = counts.map((_, label) => sum(counts.slice(0, label)));
  const order = new Int32Array(labels.length);
  for (const place of random.permutation(labels.length)) {
    const label = labels[place] as number;
    order[next[label] as number] = place;
    next[label] = (next[label] as number) + 1;
  }
  return order;
}

/**
 * Draws `size` examples so that each class has its share of them, by largest remainder, and no class
 * that there is stays without an example in the group of `keepAll`, as far as that group is large
 * enough.
 *
 * @param keepAll the group that is trained on: what is drawn, or what is left
 */
export function stratifiedParts(
  labels: Uint8Array,
  classes: number,
  size: number,
  random: RandomStream,
  keepAll: 'part' | 'rest' | 'neither' = 'neither',
): TwoParts {
  const order = stratifiedOrder(labels, classes, random);
  const counts = countsOf(labels, classes);
  const one = counts.map((count) => Math.min(1, count));
  const bounds = {
    least: keepAll === 'part' && sum(one) <= size ? one : counts.map(() => 0),
    most:
      keepAll === 'rest' && sum(one) <= labels.length - size
        ? counts.map((count, label) => count - (one[label] as number))
        : counts,
  };
  const drawn = apportion(counts, size, bounds, random.permutation(classes));
  const isDrawn = new Uint8Array(labels.length);
  let start = 0;
  counts.forEach((count, label) => {
    for (const place of order.subarray(start, start + (drawn[label] as number))) isDrawn[place] = 1;
    start += count;
  });
  const places = Int32Array.from(labels, (_, place) => place);
  return {
    part: places.filter((place) => isDrawn[place] === 1),
    rest: places.filter((place) => isDrawn[place] === 0),
  };
}

/**
 * One of k folds, each with its share of every class: the sizes of folds, and of a class in them,
 * differ by at most one (as scikit-learn's StratifiedKFold deals them).
 *
 * @param index from 0 to `of - 1`
 * @returns the fold as `part`, all others as `rest`
 * @throws UserError when there are fewer than two folds, no such fold, or fewer examples than folds
 */
export function stratifiedFold(
  labels: Uint8Array,
  classes: number,
  { index, of }: { readonly index: number; readonly of: number },
  random: RandomStream,
): TwoParts {
  if (!Number.isInteger(of) || of < 2 || of > labels.length) {
    throw new UserError(
      say`${labels.length} examples cannot be divided into ${of} folds: choose at least 2 and at most
        as many as there are examples.`,
    );
  }
  if (!Number.isInteger(index) || index < 0 || index >= of) {
    throw new UserError(say`There is no fold ${index} of ${of}: folds are counted from 0.`);
  }
  const isHeld = new Uint8Array(labels.length);
  stratifiedOrder(labels, classes, random).forEach((place, at) => {
    if (at % of === index) isHeld[place] = 1;
  });
  const places = Int32Array.from(labels, (_, place) => place);
  return {
    part: places.filter((place) => isHeld[place] === 1),
    rest: places.filter((place) => isHeld[place] === 0),
  };
}

/**
 * Shares `total` among classes in proportion to their counts, within bounds that allow it: whole
 * quotas first, then one each where most is missing. Where that is equal, `ties` decides, so that no
 * class is preferred for its number.
 */
function apportion(
  counts: readonly number[],
  total: number,
  { least, most }: { readonly least: readonly number[]; readonly most: readonly number[] },
  ties: Int32Array,
): number[] {
  const all = sum(counts);
  const missing = (label: number) =>
    (total * (counts[label] as number)) / all - (shares[label] as number);
  const shares = counts.map((count, label) => {
    const quota = Math.floor((total * count) / all);
    return Math.min(most[label] as number, Math.max(least[label] as number, quota));
  });
  for (let left = total - sum(shares); left !== 0;) {
    const step = Math.sign(left);
    const open = [...ties].filter((label) => {
      const share = shares[label] as number;
      return step > 0 ? share < (most[label] as number) : share > (least[label] as number);
    });
    const by = open.toSorted((a, b) => step * (missing(b) - missing(a)));
    for (const label of by.slice(0, Math.abs(left))) {
      shares[label] = (shares[label] as number) + step;
      left -= step;
    }
  }
  return shares;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
