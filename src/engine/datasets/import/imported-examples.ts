import { MAX_CLASSES } from '../../../contract/dataset-import.ts';
import { UserError } from '../../../contract/errors.ts';
import type { ExampleSet } from '../dataset.ts';
import type { ExamplesKind, Feature } from '../../../contract/features.ts';
import type { ImportFindings, TakenBecause } from '../../../contract/import-findings.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

/** Where in which file something stands: "byte 16", "line 3". */
export interface Place {
  readonly file: string;
  readonly place: Sentence;
}

/** Labelled examples as they stand in files. */
export interface FoundPart {
  readonly count: number;
  /** `count` examples after one another, each row-major, in any scale. */
  readonly values: ArrayLike<number>;
  /** One class per example. */
  readonly labels: Uint8Array;
  /** Where one of the values stands. */
  placeOf(index: number): Place;
}

/** What examples were taken for, and why. */
export interface Taken {
  readonly as: ExamplesKind;
  readonly because: TakenBecause;
}

/** What every format is read into. */
export interface FoundExamples {
  /** Null where the format leaves no choice: they are images. */
  readonly taken?: Taken | null;
  /** Of one example: `[height, width, channels]` of an image. */
  readonly shape: readonly number[];
  /** Null where the files do not name them: they are called by their numbers. */
  readonly classNames: readonly string[] | null;
  readonly train: FoundPart;
  /** Null where there are no test examples: some of the training examples are set aside. */
  readonly test: FoundPart | null;
  /** Whether the format says that 255 is white, as that of image files does. */
  readonly whiteIs255?: boolean | undefined;
  /** What the places of the last axis are, where the files say it. */
  readonly features?: readonly Feature[] | undefined;
  readonly findings?: Partial<Pick<ImportFindings, 'table' | 'arrays' | 'pictures'>> | undefined;
}

/** Labelled examples as they are stored. */
export type ExamplesPart = Pick<ExampleSet, 'count' | 'values' | 'labels'>;

/** A set that is complete: what is stored. */
export interface ImportedExamples {
  readonly shape: FoundExamples['shape'];
  /** In the order of their numbers. */
  readonly classNames: readonly string[];
  readonly features?: readonly Feature[] | undefined;
  readonly train: ExamplesPart;
  readonly test: ExamplesPart;
}

/** A data set of more classes than there are bytes. */
export function tooManyClasses(file: string, classes: number): UserError {
  return new UserError(
    say`${file} has ${classes} classes, and ${MAX_CLASSES} are possible: leave some out, or name
      another column or folder as that of the classes.`,
  );
}

/** Of names that files give to classes, columns and categories. */
const MAX_NAME = 1000;

/** @throws UserError where one of the names in a file is none that anybody would read */
export function requireShortNames(file: string, names: readonly string[]): void {
  const long = names.find(({ length }) => length > MAX_NAME);
  if (long === undefined) return;
  throw new UserError(
    say`${file} has "${`${long.slice(0, 40)}…`}" as the name of a class, a column or a category: it has
      ${long.length} characters, and ${MAX_NAME} are possible.`,
  );
}

/** Number of values of one example. */
export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** `28 x 28 x 1`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(' x ');
}
