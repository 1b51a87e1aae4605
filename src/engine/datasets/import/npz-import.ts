import { unzipSync } from 'fflate';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { bytesOfValues } from './bytes-of-values.ts';
import { fileFault, MAX_CLASSES, shapeText } from './imported-images.ts';
import type { FoundImages, ImagesPart, NamedFile } from './imported-images.ts';
import { parseNpy } from './npy.ts';
import type { NpyArray } from './npy.ts';

/** Beginning of a zip file, which an NPZ file is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** How the arrays may be called: as Keras does, or as MedMNIST does. */
const LAYOUTS = [
  { train: ['x_train', 'y_train'], test: ['x_test', 'y_test'] },
  { train: ['train_images', 'train_labels'], test: ['test_images', 'test_labels'] },
] as const;

interface FoundArray extends NpyArray {
  readonly name: string;
}

export function isZip({ bytes }: NamedFile): boolean {
  return ZIP.every((value, index) => bytes[index] === value);
}

/**
 * Arrays that numpy saved: images `[n, height, width]` or `[n, height, width, channels]` of bytes or
 * of numbers (0 to 1, or 0 to 255), and labels `[n]` or `[n, 1]`.
 *
 * @throws UserError naming the file, the array in it and where possible the byte.
 */
export function readNpzFile(file: NamedFile): FoundImages {
  const arrays = arraysIn(file);
  const has = (name: string) => arrays.has(name);
  const layout = LAYOUTS.find(({ train }) => train.every(has));
  if (layout === undefined) {
    throw new UserError(
      say`${file.name} has the arrays ${arrays.size === 0 ? say`none` : [...arrays.keys()]}; x_train and
        y_train (and x_test, y_test) are expected, as numpy.savez(file, x_train=..., y_train=...,
        ...) makes them.`,
    );
  }
  const arrayOf = (name: string): FoundArray => {
    const own = `${file.name}/${name}.npy`;
    return { ...parseNpy({ name: own, bytes: arrays.get(name) as Uint8Array }), name: own };
  };
  const pairOf = ([images, labels]: readonly [string, string]) =>
    [arrayOf(images), arrayOf(labels)] as const;
  const pairs = [pairOf(layout.train)];
  const tested = layout.test.filter(has);
  if (tested.length === 1) {
    const lacking = layout.test.find((name) => !has(name));
    throw new UserError(
      say`${file.name} has ${tested[0] ?? ''} without ${lacking ?? ''}: save both or neither.`,
    );
  }
  if (tested.length === 2) pairs.push(pairOf(layout.test));

  const shape = sharedShape(pairs.map(([images]) => images));
  const pixels = pixelsOf(pairs.map(([images]) => images));
  const [train, test = null] = pairs.map(([images, labels], index): ImagesPart => ({
    count: images.shape[0] as number,
    images: pixels[index] as Uint8Array,
    labels: labelsOf(labels, images),
  }));
  return { shape, classNames: null, train: train as ImagesPart, test };
}

function arraysIn(file: NamedFile): Map<string, Uint8Array> {
  const known = new Set<string>(LAYOUTS.flatMap(({ train, test }) => [...train, ...test]));
  const nameOf = (entry: string) => entry.replace(/\.npy$/, '');
  const others: string[] = [];
  try {
    const entries = unzipSync(file.bytes, {
      filter({ name }) {
        if (known.has(nameOf(name))) return true;
        others.push(nameOf(name));
        return false;
      },
    });
    const found = Object.entries(entries).map(([name, bytes]) => [nameOf(name), bytes] as const);
    // Named so that an error can list what there is; without bytes, since nobody reads them.
    return new Map([...found, ...others.map((name) => [name, new Uint8Array()] as const)]);
  } catch (error) {
    throw new UserError(
      say`${file.name} is a damaged zip file (${(error as Error).message}): save or download it
        again.`,
    );
  }
}

function sharedShape(arrays: readonly FoundArray[]): FoundImages['shape'] {
  const shapes = arrays.map(({ name, shape }): FoundImages['shape'] => {
    const [count = 0, height = 0, width = 0, channels = 1] = shape;
    if (shape.length < 3 || shape.length > 4 || channels > 4 || channels < 1) {
      throw new UserError(
        say`${name} has the shape [${shape.join(', ')}]; images are [n, height, width] or
          [n, height, width, channels] with 1 to 4 channels, which come last.`,
      );
    }
    if (count === 0 || height === 0 || width === 0) {
      throw new UserError(say`${name} has the shape [${shape.join(', ')}], and so no image.`);
    }
    return [height, width, channels];
  });
  const [first, other] = shapes as [FoundImages['shape'], FoundImages['shape']?];
  if (other && shapeText(first) !== shapeText(other)) {
    throw new UserError(
      say`The training images are ${shapeText(first)} and the test images ${shapeText(other)}:
        both must be alike.`,
    );
  }
  return first;
}

function pixelsOf(arrays: readonly FoundArray[]): Uint8Array[] {
  if (arrays.every(({ isBytes }) => isBytes)) {
    return arrays.map(({ values }) => values as Uint8Array);
  }
  const bytes = bytesOfValues(arrays.map(({ values }) => values));
  if (Array.isArray(bytes)) return bytes;
  const array = arrays[bytes.part] as FoundArray;
  throw fileFault(
    array.name,
    say`byte ${array.byteOf(bytes.index)}`,
    say`the pixel ${bytes.value}; brightness is 0 to 1 or 0 to 255 (save the images before they
      are standardised)`,
  );
}

function labelsOf(labels: FoundArray, images: FoundArray): Uint8Array {
  const [count, ...rest] = labels.shape;
  if (rest.some((size) => size !== 1)) {
    throw new UserError(
      say`${labels.name} has the shape [${labels.shape.join(', ')}]; labels are one number per
        image, [n] (of one-hot rows, save numpy.argmax(..., axis=1)).`,
    );
  }
  if (count !== images.shape[0]) {
    throw new UserError(
      say`${labels.name} has ${count ?? 0} labels for the ${images.shape[0] ?? 0} images of ${images.name}.`,
    );
  }
  return Uint8Array.from({ length: count as number }, (_, index) => {
    const label = labels.values[index] as number;
    if (Number.isInteger(label) && label >= 0 && label < MAX_CLASSES) return label;
    throw fileFault(
      labels.name,
      say`byte ${labels.byteOf(index)}`,
      say`the label ${label}; labels are whole numbers from 0 to ${MAX_CLASSES - 1}`,
    );
  });
}
