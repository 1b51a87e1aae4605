import { MAX_CLASSES } from '../../../contract/dataset-import.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { shapedExamples } from './array-shape.ts';
import type { ShapedExamples, ShapeOptions } from './array-shape.ts';
import { unzip, zipNames } from '../../../archives/zip.ts';
import { whyNoBrightness } from './brightness.ts';
import { fileFault } from '../../../archives/named-file.ts';
import { shapeText } from './imported-examples.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import type { FoundExamples, FoundPart } from './imported-examples.ts';
import { parseNpy } from './npy.ts';
import type { NpyArray } from './npy.ts';
import { splitOfName } from './split-of-name.ts';
import { surveyOf } from './value-survey.ts';

/** How the arrays may be called: as Keras does, as MedMNIST does, or as scikit-learn's users do. */
const LAYOUTS = [
  { train: ['x_train', 'y_train'], test: ['x_test', 'y_test'] },
  { train: ['train_images', 'train_labels'], test: ['test_images', 'test_labels'] },
  { train: ['X_train', 'y_train'], test: ['X_test', 'y_test'] },
  { train: ['X', 'y'], test: ['X_test', 'y_test'] },
] as const;

interface FoundArray extends NpyArray {
  /** In the file. */
  readonly key: string;
  /** With that of the file. */
  readonly name: string;
}
type Pair = readonly [images: FoundArray, labels: FoundArray];

/**
 * Arrays that numpy saved: images `[n, height, width]`, `[n, height, width, channels]` or `[n, pixels]` of
 * a square, sequences `[n, steps, features]` or tables `[n, columns]`, of any numbers, and labels `[n]` or
 * `[n, 1]`. Their names say which is which, or where those are unknown their shapes.
 *
 * @throws UserError naming the file, the array in it and where possible the byte.
 */
export function readNpzFile(file: NamedFile, options: ShapeOptions = {}): FoundExamples {
  const names = zipNames(file).map(nameOf);
  const layout = LAYOUTS.find(({ train }) => train.every((name) => names.includes(name)));
  const pairs = layout ? pairsNamed(file, names, layout) : pairsByShape(file, names);
  const examples = pairs.map(([array]) => array);
  const { taken, shape } = sharedShape(examples, options);
  const [train, test = null] = pairs.map(([images, labels]): FoundPart => ({
    count: images.shape[0] as number,
    values: images.values,
    labels: labelsOf(labels, images),
    placeOf: (index) => ({ file: images.name, place: say`byte ${images.byteOf(index)}` }),
  }));
  const arrays = pairs.map(([images, labels], index) => ({
    images: images.key,
    labels: labels.key,
    split: index === 0 ? ('train' as const) : ('test' as const),
  }));
  return { taken, shape, classNames: null, train: train as FoundPart, test, findings: { arrays } };
}

const nameOf = (entry: string) => entry.replace(/\.npy$/, '');

function pairsNamed(
  file: NamedFile,
  names: readonly string[],
  { train, test }: (typeof LAYOUTS)[number],
): Pair[] {
  const tested = test.filter((name) => names.includes(name));
  if (tested.length === 1) {
    const lacking = test.find((name) => !names.includes(name));
    throw new UserError(
      say`${file.name} has ${tested[0] ?? ''} without ${lacking ?? ''}: save both or neither.`,
    );
  }
  const wanted = [train, ...(tested.length === 2 ? [test] : [])];
  const arrays = new Map(arraysOf(file, wanted.flat()).map((array) => [array.key, array]));
  return wanted.map(([images, labels]) => [
    arrays.get(images) as FoundArray,
    arrays.get(labels) as FoundArray,
  ]);
}

/**
 * Where no name is known: one array of examples and one with a number for each of them, or two of both
 * of which one has "test" in its name.
 */
function pairsByShape(file: NamedFile, names: readonly string[]): Pair[] {
  const arrays = arraysOf(file, names);
  const isList = ({ shape }: FoundArray) =>
    shape.slice(1).every((size) => size === 1) && shape.length < 3;
  const images = arrays.filter((array) => !isList(array));
  const labels = arrays.filter(isList);
  const isTest = ({ key }: FoundArray) => splitOfName(key) === 'test';
  const pairs = [false, true].flatMap((forTest): Pair[] => {
    const [ownImages, ...moreImages] = images.filter((array) => isTest(array) === forTest);
    const [ownLabels, ...moreLabels] = labels.filter((array) => isTest(array) === forTest);
    const isOne = moreImages.length === 0 && moreLabels.length === 0;
    return isOne && ownImages && ownLabels ? [[ownImages, ownLabels]] : [];
  });
  if (2 * pairs.length === arrays.length && pairs[0] && !isTest(pairs[0][0])) return pairs;
  const found = arrays.map(({ key, shape }) => `${key} [${shape.join(', ')}]`);
  throw new UserError(
    say`${file.name} has the arrays ${found.length === 0 ? say`none` : found}, and it is not clear which of
      them are examples and which are classes: numpy.savez(file, x_train=..., y_train=...), with x_test and
      y_test where there are any, says so.`,
  );
}

function arraysOf(file: NamedFile, names: readonly string[]): FoundArray[] {
  return [...unzip(file, (name) => names.includes(nameOf(name)))].map(([entry, bytes]) => {
    const key = nameOf(entry);
    const name = `${file.name}/${key}.npy`;
    return { ...parseNpy({ name, bytes }), key, name };
  });
}

/** @throws UserError where training and test examples are not alike */
function sharedShape(arrays: readonly FoundArray[], options: ShapeOptions): ShapedExamples {
  const noBrightness = whyNoBrightness(arrays.map(surveyOf));
  const [first, other] = arrays.map(({ name, shape }) => {
    if (shape.length < 2 || shape.includes(0)) {
      throw new UserError(say`${name} has the shape [${shape.join(', ')}], and so no example.`);
    }
    return shapedExamples(name, shape.slice(1), noBrightness, options);
  }) as [ShapedExamples, ShapedExamples?];
  if (other && shapeText(first.shape) !== shapeText(other.shape)) {
    throw new UserError(
      say`The training examples are ${shapeText(first.shape)} and the test examples
        ${shapeText(other.shape)}: both must be alike.`,
    );
  }
  return first;
}

function labelsOf(labels: FoundArray, images: FoundArray): Uint8Array {
  const [count, ...rest] = labels.shape;
  if (rest.some((size) => size !== 1)) {
    throw new UserError(
      say`${labels.name} has the shape [${labels.shape.join(', ')}]; labels are one number per
        example, [n] (of one-hot rows, save numpy.argmax(..., axis=1)).`,
    );
  }
  if (count !== images.shape[0]) {
    throw new UserError(
      say`${labels.name} has ${count ?? 0} labels for the ${images.shape[0] ?? 0} examples of ${images.name}.`,
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
