import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence, SentenceValue } from '../../../contract/sentence.ts';
import { parseIdx } from '../idx.ts';
import type { IdxArray, IdxShape } from '../idx.ts';
import { fileFault } from '../../../archives/named-file.ts';
import { shapeText } from './imported-examples.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import type { FoundExamples, FoundPart } from './imported-examples.ts';
import { splitOfName } from './split-of-name.ts';

const REMEDY = say`Download or export the file again.`;

/** IDX: two zero bytes, a type, and a number of dimensions that makes sense here. */
export function isIdx({ bytes }: NamedFile): boolean {
  const [first, second, , dimensions] = bytes;
  return bytes.length >= 4 && first === 0 && second === 0 && [1, 3, 4].includes(dimensions ?? 0);
}

interface Pair {
  readonly images: NamedFile;
  readonly labels: NamedFile;
}

/**
 * A set in the format of MNIST: a file of images `[n, height, width]` or `[n, height, width,
 * channels]` and a file of labels `[n]` for training, and the same for testing. The names tell
 * which is which ("train", and "t10k" or "test").
 *
 * @throws UserError naming the file, and where possible the byte.
 */
export function readIdxFiles(files: readonly NamedFile[]): FoundExamples {
  const { train, test } = pairsOf(files);
  const trained = readPair(train);
  const tested = test && readPair(test);
  if (tested && shapeText(tested.shape) !== shapeText(trained.shape)) {
    throw fileFault(
      tested.file,
      say`byte 8`,
      say`its images are ${shapeText(tested.shape)}, those of ${trained.file}
        ${shapeText(trained.shape)}`,
    );
  }
  return {
    shape: trained.shape,
    classNames: null,
    train: trained.part,
    test: tested && tested.part,
  };
}

function pairsOf(files: readonly NamedFile[]): { train: Pair; test: Pair | null } {
  const labels = files.filter(({ bytes }) => bytes[3] === 1);
  const images = files.filter(({ bytes }) => bytes[3] !== 1);
  if (images.length === 1 && labels.length === 1) {
    return {
      train: { images: images[0] as NamedFile, labels: labels[0] as NamedFile },
      test: null,
    };
  }
  if (images.length !== 2 || labels.length !== 2) {
    throw new UserError(
      say`An IDX set is two files of images and two of labels (or one of each), and these are
        ${images.length} of images (${namesOf(images)}) and ${labels.length} of labels
        (${namesOf(labels)}): choose all files of one set.`,
    );
  }
  const pick = (split: 'train' | 'test'): Pair => ({
    images: onlyOf(images, split, WANTED[split].images),
    labels: onlyOf(labels, split, WANTED[split].labels),
  });
  return { train: pick('train'), test: pick('test') };
}

const WANTED = {
  train: { images: say`training images`, labels: say`training labels` },
  test: { images: say`test images`, labels: say`test labels` },
};

function onlyOf(files: readonly NamedFile[], split: 'train' | 'test', wanted: Sentence): NamedFile {
  const found = files.filter(({ name }) => splitOfName(name) === split);
  if (found.length === 1) return found[0] as NamedFile;
  throw new UserError(
    say`It cannot be told which of ${namesOf(files)} has the ${wanted}: name one with "train" and
      the other with "t10k" or "test" in it.`,
  );
}

function readPair({ images, labels }: Pair): {
  file: string;
  shape: FoundExamples['shape'];
  part: FoundPart;
} {
  const dimensions = images.bytes[3] as number;
  const pixels = parse(images, new Array<null>(dimensions).fill(null));
  const [count, height, width, channels = 1] = pixels.shape as [number, number, number, number?];
  if (channels > 4 && height <= 4) {
    throw fileFault(
      images.name,
      say`byte 8`,
      say`images of ${height} x ${width} pixels with ${channels} channels, which looks like channels
        before height and width: write the channels last`,
    );
  }
  const classes = parse(labels, [count]);
  return {
    file: images.name,
    shape: [height, width, channels],
    part: {
      count,
      values: pixels.values,
      labels: classes.values,
      placeOf: (index) => ({ file: images.name, place: say`byte ${4 + 4 * dimensions + index}` }),
    },
  };
}

function parse({ name, bytes }: NamedFile, shape: IdxShape): IdxArray {
  return parseIdx(bytes, name, shape, REMEDY);
}

function namesOf(files: readonly NamedFile[]): SentenceValue {
  return files.length === 0 ? say`none` : files.map(({ name }) => name);
}
