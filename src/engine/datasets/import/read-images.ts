import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { randomStream } from '../../random.ts';
import { isCifar, readCifarFiles } from './cifar-import.ts';
import { isCsv, readCsvFiles } from './csv-import.ts';
import type { TableOptions } from './csv-import.ts';
import { isIdx, readIdxFiles } from './idx-import.ts';
import { fileFault, imageBytes } from './imported-images.ts';
import type { FoundImages, ImagesPart, ImportedImages, NamedFile } from './imported-images.ts';
import { isZip, readNpzFile } from './npz-import.ts';
import { unpackFiles } from './unpack.ts';

/** What the user may say beside the files. */
export interface ReadOptions extends TableOptions {
  /** What the classes are called, in the order of their numbers. */
  readonly classNames?: readonly string[] | undefined;
}

/** Share of the images that are set aside for testing where the files have no test images. */
const TEST_SHARE = 0.2;

/**
 * The images in files of any known format: IDX, CIFAR's binary one, NPZ or CSV. The content tells
 * which; names only tell training files from test files. Deterministic: the same files give the same
 * set, whether they are compressed or not.
 *
 * @throws UserError naming the file, and where possible the byte or the line.
 */
export function readImages(
  files: readonly NamedFile[],
  options: ReadOptions = {},
): ImportedImages & { readonly format: string } {
  const plain = unpackFiles(files);
  const { format, ...found } = readFormat(plain, options);
  const complete = withTest(found);
  return { ...complete, classNames: classNamesOf(complete, options.classNames), format };
}

function readFormat(
  files: readonly NamedFile[],
  options: ReadOptions,
): FoundImages & { readonly format: string } {
  const names = files.map(({ name }) => name);
  const [first] = files;
  if (first === undefined) throw new UserError(say`No file was chosen.`);
  const empty = files.find(({ bytes }) => bytes.length === 0);
  if (empty) throw fileFault(empty.name, say`byte 0`, say`the file is empty`);
  if (files.some(isZip)) {
    if (files.length > 1) {
      throw new UserError(
        say`An NPZ file has everything in it: choose it alone, without the rest of ${names}.`,
      );
    }
    return { ...readNpzFile(first), format: 'NPZ' };
  }
  // A record of CIFAR may begin as IDX does; whole records in all files tell them apart.
  if (files.every(isIdx) || (files.some(isIdx) && !isCifar(files))) {
    const other = files.find((file) => !isIdx(file));
    if (other) {
      throw fileFault(
        other.name,
        say`byte 0`,
        say`an IDX file, as the others are, begins with 00 00, a type and a number of dimensions;
          this one does not`,
      );
    }
    return { ...readIdxFiles(files), format: 'IDX' };
  }
  if (isCifar(files)) {
    const { kind, ...found } = readCifarFiles(files);
    return { ...found, format: kind };
  }
  if (files.every(isCsv)) return { ...readCsvFiles(files, options), format: 'CSV' };
  throw new UserError(
    say`The format of ${names} is not known. Images can be imported from IDX files (as MNIST and
      Fashion-MNIST have them), the binary version of CIFAR-10 or CIFAR-100, an NPZ file of
      numpy, or CSV files; each may be compressed with gzip.`,
  );
}

/** The same images are set aside whenever and wherever the files are imported. */
function withTest(found: FoundImages): FoundImages & { readonly test: ImagesPart } {
  const { train, test, shape } = found;
  if (test !== null) return { ...found, test };
  const aside = Math.max(1, Math.round(train.count * TEST_SHARE));
  if (aside >= train.count) {
    throw new UserError(
      train.count === 1
        ? say`There is one image: too few to train on some and test on others.`
        : say`There are ${train.count} images: too few to train on some and test on others.`,
    );
  }
  const order = randomStream(0, 'imported-test-split').permutation(train.count);
  const pick = (indices: Int32Array) => examplesAt(train, indices.toSorted(), imageBytes(shape));
  return { ...found, train: pick(order.subarray(aside)), test: pick(order.subarray(0, aside)) };
}

function examplesAt(part: ImagesPart, indices: Int32Array, size: number): ImagesPart {
  const images = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    images.set(part.images.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = part.labels[from] as number;
  });
  return { count: indices.length, images, labels };
}

function classNamesOf(
  { classNames, train, test }: FoundImages & { readonly test: ImagesPart },
  asked: readonly string[] | undefined,
): readonly string[] {
  const highest = (labels: Uint8Array) => labels.reduce((most, label) => Math.max(most, label), 0);
  const needed = 1 + Math.max(highest(train.labels), highest(test.labels));
  if (needed < 2 && (classNames?.length ?? 0) < 2) {
    throw new UserError(say`All images are of one class: there is nothing to tell apart.`);
  }
  const names =
    asked ?? classNames ?? Array.from({ length: needed }, (_, number) => String(number));
  if (asked && asked.length !== (classNames?.length ?? needed)) {
    throw new UserError(
      say`${asked.length} names of classes were given, and there are
        ${classNames?.length ?? needed} classes.`,
    );
  }
  return names;
}
