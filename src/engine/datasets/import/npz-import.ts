import { MAX_CLASSES } from '../../../contract/dataset-import.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { unzip, zipNames } from './archive.ts';
import { fileFault, shapeText } from './imported-images.ts';
import type { FoundImages, FoundPart, NamedFile } from './imported-images.ts';
import { parseNpy } from './npy.ts';
import type { NpyArray } from './npy.ts';

/** How the arrays may be called: as Keras does, as MedMNIST does, or as scikit-learn's users do. */
const LAYOUTS = [
  { train: ['x_train', 'y_train'], test: ['x_test', 'y_test'] },
  { train: ['train_images', 'train_labels'], test: ['test_images', 'test_labels'] },
  { train: ['X_train', 'y_train'], test: ['X_test', 'y_test'] },
  { train: ['X', 'y'], test: ['X_test', 'y_test'] },
] as const;

interface FoundArray extends NpyArray {
  readonly name: string;
}

/**
 * Arrays that numpy saved: images `[n, height, width]` or `[n, height, width, channels]` of any
 * numbers, and labels `[n]` or `[n, 1]`.
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
  const [train, test = null] = pairs.map(([images, labels]): FoundPart => ({
    count: images.shape[0] as number,
    values: images.values,
    labels: labelsOf(labels, images),
    placeOf: (index) => ({ file: images.name, place: say`byte ${images.byteOf(index)}` }),
  }));
  return { shape, classNames: null, train: train as FoundPart, test };
}

function arraysIn(file: NamedFile): Map<string, Uint8Array> {
  const known = new Set<string>(LAYOUTS.flatMap(({ train, test }) => [...train, ...test]));
  const nameOf = (entry: string) => entry.replace(/\.npy$/, '');
  const entries = unzip(file, ({ name }) => known.has(nameOf(name)));
  const found = [...entries].map(([name, bytes]) => [nameOf(name), bytes] as const);
  const others = zipNames(file)
    .map(nameOf)
    .filter((name) => !known.has(name));
  // Named so that an error can list what there is; without bytes, since nobody reads them.
  return new Map([...found, ...others.map((name) => [name, new Uint8Array()] as const)]);
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
      say`the label ${label}; labels are whole numbers from 0 to ${MAX_CLASSES - 1}, since
        ${MAX_CLASSES} classes are possible`,
    );
  });
}
