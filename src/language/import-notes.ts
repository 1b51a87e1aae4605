import type { ImportFindings } from '../contract/import-findings.ts';
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
    fact(rangeOf(findings)),
    ...offers(findings).map(warning),
    ...tableOf(findings).map(fact),
    ...arraysOf(findings).map(fact),
    ...picturesOf(findings).map(fact),
    fact(classesOf(findings, classes)),
    ...(findings.setAside === null ? [] : [fact(setAsideText(findings.setAside))]),
    ...(empty.length > 0 ? [warning(say`There is no image of ${quotedNames(empty)}.`)] : []),
    ...(notOf(untrained).length > 0
      ? [
          warning(
            say`No training image is of ${quotedNames(notOf(untrained))}, and some test images are: no
              network can learn that.`,
          ),
        ]
      : []),
    ...(notOf(untested).length > 0
      ? [
          warning(
            say`No test image is of ${quotedNames(notOf(untested))}: how well that is recognised is not
              tested.`,
          ),
        ]
      : []),
  ];
}

function rangeOf({ range: [least, greatest], scale: [black, white], clipped }: ImportFindings) {
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
  return brightest < DARK && greatest > 0 && pictures === null ? [0, greatest] : null;
}

function offers(findings: ImportFindings): Sentence[] {
  const { brightest } = findings;
  if (brightest >= DARK) return [];
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
  return say`Images by class, training + test: ${more > 0 ? say`${told} and ${more} more` : told}.`;
}

function tableOf({ table }: ImportFindings): Sentence[] {
  if (table === null) return [];
  const { header, labelColumn, leftOut } = table;
  return [
    header
      ? say`The first line has names; the classes are in the column "${labelColumn}".`
      : say`The first line is an image already; the classes are in column ${labelColumn}.`,
    ...(leftOut.length > 0 ? [say`Left out: ${leftOut}.`] : []),
  ];
}

function arraysOf({ arrays }: ImportFindings): Sentence[] {
  return (arrays ?? []).map(({ images, labels, split }) =>
    split === 'train'
      ? say`Training images are from the array "${images}", their classes from "${labels}".`
      : say`Test images are from the array "${images}", their classes from "${labels}".`,
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
    ? say`The files have no test images: a fifth was set aside, of every class by its share.`
    : say`The files have no test images: a fifth was set aside, whatever its classes.`;
}

/** Names in quotes; of many the first, and how many more. */
export function quotedNames(names: readonly string[]): SentenceValue {
  const quoted = names.slice(0, NAMED).map((name) => `"${name}"`);
  const more = names.length - quoted.length;
  return more > 0 ? say`${quoted} and ${more} more` : quoted;
}
