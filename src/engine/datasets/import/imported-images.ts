import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

/** A file as the user gave it, unpacked where it was compressed. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Labelled images as they were found in files. */
export interface ImagesPart {
  readonly count: number;
  /** `count` images after one another, each row-major `[height, width, channels]`. */
  readonly images: Uint8Array;
  /** One class per image. */
  readonly labels: Uint8Array;
}

/** What every format is read into. */
export interface FoundImages {
  /** `[height, width, channels]` of one image. */
  readonly shape: readonly [number, number, number];
  /** Null where the files do not name them: they are called by their numbers. */
  readonly classNames: readonly string[] | null;
  readonly train: ImagesPart;
  /** Null where there are no test images: some of the training images are set aside. */
  readonly test: ImagesPart | null;
}

/** A set that is complete: what is stored. */
export interface ImportedImages extends FoundImages {
  readonly classNames: readonly string[];
  readonly test: ImagesPart;
}

/** Labels and pixels are bytes. */
export const MAX_CLASSES = 256;

/**
 * A fault of a file that the user brought.
 *
 * @param place where in the file: "byte 16", "line 3".
 * @param finding what is there and what should be, without a full stop.
 */
export function fileFault(file: string, place: Sentence, finding: Sentence): UserError {
  return new UserError(say`${file}: ${place}: ${finding}.`);
}

/** Bytes of one image. */
export function imageBytes(shape: FoundImages['shape']): number {
  return shape[0] * shape[1] * shape[2];
}

/** `28 x 28 x 1`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(' x ');
}
