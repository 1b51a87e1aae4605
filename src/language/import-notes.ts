import type { ImportFindings, TakenBecause } from '../contract/import-findings.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence, SentenceValue } from '../contract/sentence.ts';

/** Something that was found in files that were imported. */
export interface ImportNote {
  /** It may not be what the user meant. */
  readonly isWarning: boolean;
  readonly sentence: Sentence;
}

/** Below half the way from black to white, images are taken for darker than they may be meant. */
const DARK = 128;
/** So many classes are named; the rest are counted. */
const NAMED = 12;

/**
 * What was found in files, in sentences: the range of their values and what became of it, what of a
 * table was taken for what, and classes that are missing on one side.
 *
 * @param classes names of the classes
 */
export function importNotes(findings: ImportFindings, classes: readonly string[]): ImportNote[] {
  const fact = (sentence: Sentence): ImportNote => ({ isWarning: false, sentence });
  const warning = (sentence: Sentence): ImportNote => ({ isWarning: true, sentence });
  const { counts } = findings;
  const without = (split: readonly number[]) => classes.filter((_, label) => split[label] === 0);
  const [untrained, untested] = [without(counts.train), without(counts.test)];
  const empty = untrained.filter((name) => untested.includes(name));
  const notOf = (names: readonly string[]) => names.filter((name) => !empty.includes(name));
  return [
    ...takenText(findings).map(fact),
    fact(rangeOf(findings)),
    ...offers(findings).map(warning),
    ...tableOf(findings).map(fact),
    ...arraysOf(findings).map(fact),
    ...picturesOf(findings).map(fact),
    fact(classesOf(findings, classes)),
    ...repeatedNotes(findings),
    ...(findings.setAside === null ? [] : [fact(setAsideText(findings.setAside))]),
    ...(empty.length > 0 ? [warning(say`There is no example of ${quotedNames(empty)}.`)] : []),
    ...(notOf(untrained).length > 0
      ? [
          warning(
            say`No training example is of ${quotedNames(notOf(untrained))}, and some test examples are: no
              network can learn that.`,
          ),
        ]
      : []),
    ...(notOf(untested).length > 0
      ? [
          warning(
            say`No test example is of ${quotedNames(notOf(untested))}: how well that is recognised is not
              tested.`,
          ),
        ]
      : []),
  ];
}

/** What the examples were taken for, why, and how they are taken otherwise. */
function takenText({ taken }: ImportFindings): Sentence[] {
  if (!taken) return [];
  const { as, because, shape } = taken;
  const [first = 0, second = 0, third = 0] = shape;
  const images = say`images of ${first} x ${second} x ${third} (height, width, channels)`;
  const what = {
    images,
    'float-images': say`${images}, whose values stay as they are`,
    sequences: say`sequences of ${first} steps with ${second} features`,
    table: say`rows of a table with ${first} features`,
  }[as];
  if (because === 'said') return [say`The examples were read as ${what}, as was said.`];
  return [
    as === 'images'
      ? say`The examples were taken for ${what}, since ${REASONS[because]}; if they are none, say so
          (--as; in the app, "Taken for").`
      : say`The examples were taken for ${what}, since ${REASONS[because]}; if they are images, say so
          (--as images; in the app, "Taken for").`,
  ];
}

const REASONS: Record<Exclude<TakenBecause, 'said'>, Sentence> = {
  brightness: say`their values can be brightnesses`,
  names: say`columns are called by words`,
  words: say`there are words in columns`,
  count: say`they are no square of pixels`,
  fractions: say`their values are fractions beyond 1`,
  negative: say`there are values below zero`,
  large: say`there are values beyond 255`,
};

function rangeOf({ range: [least, greatest], scale, clipped }: ImportFindings) {
  if (scale === null) {
    return say`Values from ${least} to ${greatest} were found, and are kept as 32-bit floats.`;
  }
  const [black, white] = scale;
  const values = say`Pixel values from ${least} to ${greatest} were found; ${black} is black and
    ${white} is white.`;
  if (clipped === 0) return values;
  return clipped === 1
    ? say`${values} One value outside was clipped.`
    : say`${values} ${clipped} values outside were clipped.`;
}

/** The range in which the brightest value would be white; null where images did not come out dark. */
export function offeredRange({
  range: [, greatest],
  brightest,
  pictures,
}: ImportFindings): [black: number, white: number] | null {
  return brightest !== null && brightest < DARK && greatest > 0 && pictures === null
    ? [0, greatest]
    : null;
}

function offers(findings: ImportFindings): Sentence[] {
  const { brightest } = findings;
  if (brightest === null || brightest >= DARK) return [];
  const dark = say`The brightest pixel is ${brightest} of 255.`;
  const [, white] = offeredRange(findings) ?? [];
  if (white === undefined) return [dark];
  return [
    say`${dark} If ${white} is to be white, import the files again with black and white at 0 and
      ${white}.`,
  ];
}

function classesOf({ counts: { train, test } }: ImportFindings, classes: readonly string[]) {
  const told = classes
    .slice(0, NAMED)
    .map((name, label) => say`${name}: ${train[label] ?? 0} + ${test[label] ?? 0}`);
  const more = classes.length - told.length;
  return say`Examples by class, training + test: ${more > 0 ? say`${told} and ${more} more` : told}.`;
}

/** Of so large a share of the test examples that are known from training, their accuracy is no measure. */
const KNOWN_SHARE = 0.01;

function repeatedNotes({ repeated, counts }: ImportFindings): ImportNote[] {
  const { train = 0, test = 0 } = repeated ?? {};
  const sum = (split: readonly number[]) => split.reduce((total, count) => total + count, 0);
  const [trained, tested] = [sum(counts.train), sum(counts.test)];
  return [
    ...(train > 0
      ? [
          {
            isWarning: train * 2 >= trained,
            sentence:
              train === trained - 1
                ? say`All training examples have the same values: there is nothing to tell their classes apart by.`
                : say`${train} of ${trained} training examples are the same as an earlier one.`,
          },
        ]
      : []),
    ...(test > 0
      ? [
          {
            isWarning: test > KNOWN_SHARE * tested,
            sentence: say`${test} of ${tested} test examples are training examples too: on these, what was
              learned by heart looks like what was understood.`,
          },
        ]
      : []),
  ];
}

function tableOf({ table }: ImportFindings): Sentence[] {
  if (table === null) return [];
  const { header, labelColumn, leftOut, categorical = [], incompleteRows = 0 } = table;
  const { unknownCategories = 0 } = table;
  const columns = categorical.map(({ column, categories }) => say`"${column}" (${categories})`);
  return [
    header
      ? say`The first line has names; the classes are in the column "${labelColumn}".`
      : say`The first line is an example already; the classes are in column ${labelColumn}.`,
    ...(leftOut.length > 0 ? [say`Left out: ${leftOut}.`] : []),
    ...(columns.length > 0
      ? [say`Columns of categories, each with a place of 0 or 1 for every one: ${columns}.`]
      : []),
    ...(incompleteRows > 0
      ? [say`Rows that were left out, since a value was missing in them: ${incompleteRows}.`]
      : []),
    ...(unknownCategories > 0
      ? [
          say`Test rows with a category that no training row has, which are 0 in all its places:
            ${unknownCategories}.`,
        ]
      : []),
  ];
}

function arraysOf({ arrays }: ImportFindings): Sentence[] {
  return (arrays ?? []).map(({ images, labels, split }) =>
    split === 'train'
      ? say`Training examples are from the array "${images}", their classes from "${labels}".`
      : say`Test examples are from the array "${images}", their classes from "${labels}".`,
  );
}

function picturesOf({ pictures }: ImportFindings): Sentence[] {
  if (pictures === null) return [];
  const { sizes, ignored, unused } = pictures;
  const told = sizes
    .slice(0, 5)
    .map(({ height, width, channels, count }) =>
      channels === 1
        ? say`${count} of ${height} x ${width} in grey`
        : say`${count} of ${height} x ${width} in colour`,
    );
  const more = sizes.length - told.length;
  return [
    say`The images were ${more > 0 ? say`${told} and ${more} more sizes` : told}.`,
    ...(ignored > 0 ? [say`Files beside them that are no images: ${ignored}.`] : []),
    ...(unused > 0 ? [say`Images for validation that are not used: ${unused}.`] : []),
  ];
}

function setAsideText(how: NonNullable<ImportFindings['setAside']>): Sentence {
  return how === 'by class'
    ? say`The files have no test examples: a fifth was set aside, of every class by its share.`
    : say`The files have no test examples: a fifth was set aside, whatever its classes.`;
}

/** Names in quotes; of many the first, and how many more. */
export function quotedNames(names: readonly string[]): SentenceValue {
  const quoted = names.slice(0, NAMED).map((name) => `"${name}"`);
  const more = names.length - quoted.length;
  return more > 0 ? say`${quoted} and ${more} more` : quoted;
}
