import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { CIFAR_10_CLASSES, CIFAR_100_CLASSES } from './class-names.ts';
import { fileFault } from '../../../archives/named-file.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import type { FoundExamples, FoundPart, Place } from './imported-examples.ts';
import { splitOfName } from './split-of-name.ts';

const SIDE = 32;
const PLANE = SIDE * SIDE;
const CHANNELS = 3;
const PIXELS = PLANE * CHANNELS;

interface Variant {
  readonly name: string;
  /** Bytes before the pixels of each record; the last of them is the class. */
  readonly labelBytes: 1 | 2;
  readonly classNames: readonly string[];
}

const CIFAR_10: Variant = { name: 'CIFAR-10', labelBytes: 1, classNames: CIFAR_10_CLASSES };
/** Coarse label, then fine label: the fine ones are read. */
const CIFAR_100: Variant = { name: 'CIFAR-100', labelBytes: 2, classNames: CIFAR_100_CLASSES };

/** Files of whole records in the binary format of CIFAR-10 or CIFAR-100. */
export function isCifar(files: readonly NamedFile[]): boolean {
  return variantOf(files) !== undefined;
}

function variantOf(files: readonly NamedFile[]): Variant | undefined {
  return [CIFAR_10, CIFAR_100].find(({ labelBytes }) =>
    files.every(({ bytes }) => bytes.length > 0 && bytes.length % (labelBytes + PIXELS) === 0),
  );
}

/**
 * CIFAR in its binary version: records of a label (CIFAR-100: a coarse and a fine one) and 3072
 * pixels, the red, green and blue plane of a 32 x 32 image one after another. Training files are
 * read in the order of their names.
 *
 * Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
 *
 * @throws UserError naming the file and the byte.
 */
export function readCifarFiles(
  files: readonly NamedFile[],
): FoundExamples & { readonly kind: string } {
  const variant = variantOf(files);
  if (variant === undefined) {
    throw new UserError(
      say`These are no CIFAR files: ${files.map(({ name }) => name)} should have whole
        records of ${1 + PIXELS} bytes (CIFAR-10) or ${2 + PIXELS} bytes (CIFAR-100).`,
    );
  }
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const of = (split: 'train' | 'test') =>
    sorted.filter(({ name }) => (splitOfName(name) ?? 'train') === split);
  const train = of('train');
  if (train.length === 0) {
    throw new UserError(
      say`There are only test images (${sorted.map(({ name }) => name)}): choose the
        training files too, data_batch_1.bin to data_batch_5.bin or train.bin.`,
    );
  }
  const test = of('test');
  return {
    kind: variant.name,
    shape: [SIDE, SIDE, CHANNELS],
    classNames: variant.classNames,
    whiteIs255: true,
    train: readRecords(train, variant),
    test: test.length === 0 ? null : readRecords(test, variant),
  };
}

function readRecords(files: readonly NamedFile[], variant: Variant): FoundPart {
  const record = variant.labelBytes + PIXELS;
  const count = files.reduce((sum, { bytes }) => sum + bytes.length / record, 0);
  const images = new Uint8Array(count * PIXELS);
  const labels = new Uint8Array(count);
  let index = 0;
  for (const { name, bytes } of files) {
    for (let at = 0; at < bytes.length; at += record, index++) {
      const labelAt = at + variant.labelBytes - 1;
      const label = bytes[labelAt] as number;
      if (label >= variant.classNames.length) {
        throw fileFault(
          name,
          say`byte ${labelAt}`,
          say`label ${label}, where ${variant.name} has classes 0 to
            ${variant.classNames.length - 1}`,
        );
      }
      labels[index] = label;
      interleave(bytes, at + variant.labelBytes, images, index * PIXELS);
    }
  }
  return { count, values: images, labels, placeOf: (at) => placeOf(at, files, record) };
}

/** Where the image is of which a value is part: its record. */
function placeOf(at: number, files: readonly NamedFile[], record: number): Place {
  let byte = Math.floor(at / PIXELS) * record;
  for (const { name, bytes } of files) {
    if (byte < bytes.length) return { file: name, place: say`byte ${byte}` };
    byte -= bytes.length;
  }
  throw new Error(`There is no value ${at} in these files.`);
}

/** Three planes become pixels of three bytes. */
function interleave(from: Uint8Array, start: number, to: Uint8Array, target: number): void {
  for (let pixel = 0; pixel < PLANE; pixel++) {
    const at = target + pixel * CHANNELS;
    to[at] = from[start + pixel] as number;
    to[at + 1] = from[start + PLANE + pixel] as number;
    to[at + 2] = from[start + 2 * PLANE + pixel] as number;
  }
}
