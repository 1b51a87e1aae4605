import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import {
  bytesOfFloats,
  floatsOfBytes,
  headerLengthOf,
  readTensorFile,
  readTensorHeader,
  writeTensorFile,
} from '../../tensor-file.ts';
import type { FileTensor, TensorFileKind } from '../../tensor-file.ts';
import { featureSchema, placesOf } from '../../../contract/features.ts';
import type { Feature } from '../../../contract/features.ts';
import type { ExampleFormat, ExampleSet } from '../dataset.ts';
import type { ExamplesPart, ImportedExamples } from './imported-examples.ts';

/** Images in bytes, as all were at first. */
const IMAGES = { format: 'pruning-workbench images 1', array: 'images', dtype: 'U8' } as const;
/** Anything else in 32-bit floats. */
const FLOATS = { format: 'pruning-workbench examples 1', array: 'values', dtype: 'F32' } as const;

const DATASET: TensorFileKind = {
  what: say`data set file`,
  dtypes: ['U8', 'F32'],
  values: say`bytes and 32-bit floats`,
  remedy: say`Import the data set again from the files that it came in.`,
};

/** What a stored set says of itself. */
export interface DatasetFacts {
  readonly format: ExampleFormat;
  readonly classNames: readonly string[];
  readonly features?: readonly Feature[] | undefined;
  readonly trainCount: number;
  readonly testCount: number;
}

/**
 * An imported set as one safetensors file: the arrays `train/images` and `test/images` `[n, height,
 * width, channels]` of bytes, or `train/values` and `test/values` `[n, ...shape]` of 32-bit floats,
 * `train/labels` and `test/labels` `[n]` of bytes, and the names of classes and features. Nothing in it says
 * where it came from or what it is called, so that equal sets are equal files.
 */
export function writeDatasetFile({
  shape,
  classNames,
  features,
  train,
  test,
}: ImportedExamples): Uint8Array {
  const { format, array, dtype } = train.values instanceof Uint8Array ? IMAGES : FLOATS;
  const tensors = (split: string, { count, values, labels }: ExamplesPart): FileTensor[] => {
    const bytes = values instanceof Uint8Array ? values : bytesOfFloats(values);
    return [
      { name: `${split}/${array}`, dtype, shape: [count, ...shape], bytes },
      { name: `${split}/labels`, dtype: 'U8', shape: [count], bytes: labels },
    ];
  };
  return writeTensorFile([...tensors('train', train), ...tensors('test', test)], {
    format,
    classNames: JSON.stringify(classNames),
    ...(features && { features: JSON.stringify(features) }),
  });
}

/**
 * The examples in such a file, as views of `bytes` where they are aligned.
 *
 * @throws UserError naming the file and the byte.
 */
export function readDatasetFile(
  bytes: Uint8Array,
  file: string,
): { readonly train: ExampleSet; readonly test: ExampleSet } {
  const { tensors, metadata } = readTensorFile(bytes, file, DATASET);
  const { format, features } = factsOf(tensors, metadata, file);
  const areImages = metadata['format'] === IMAGES.format;
  const bytesOf = (name: string) =>
    tensors.find((tensor) => tensor.name === name)?.bytes ?? new Uint8Array();
  const set = (split: string): ExampleSet => {
    const labels = bytesOf(`${split}/labels`);
    const rest = { ...format, ...(features && { features }), count: labels.length, labels };
    return areImages
      ? { ...rest, values: bytesOf(`${split}/${IMAGES.array}`), divisor: 255 }
      : { ...rest, values: floatsIn(bytesOf(`${split}/${FLOATS.array}`)), divisor: 1 };
  };
  return { train: set('train'), test: set('test') };
}

/** All seeds of an experiment share one copy of a file, so that no other is made of what is aligned. */
function floatsIn(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const size = Float32Array.BYTES_PER_ELEMENT;
  return byteOffset % size === 0
    ? new Float32Array(buffer, byteOffset, byteLength / size)
    : floatsOfBytes(bytes);
}

/**
 * What the beginning of such a file says of it; the images are not read.
 *
 * @throws UserError naming the file; the error of the system when it cannot be read.
 */
export function readDatasetFacts(file: string): DatasetFacts {
  const opened = openSync(file, 'r');
  try {
    const sizeBytes = fstatSync(opened).size;
    const beginning = new Uint8Array(Math.min(8, sizeBytes));
    readSync(opened, beginning, 0, beginning.length, 0);
    const header = new Uint8Array(headerLengthOf(beginning, sizeBytes, file, DATASET));
    readSync(opened, header, 0, header.length, beginning.length);
    const { entries, metadata } = readTensorHeader(header, sizeBytes, file, DATASET);
    return factsOf(entries, metadata, file);
  } finally {
    closeSync(opened);
  }
}

const namesSchema = z.array(z.string()).min(2).max(256);
const imagesShape = z.array(z.int().min(1)).length(4);
const floatsShape = z.array(z.int().min(1)).min(2);
const featuresSchema = z.array(featureSchema).optional();

function factsOf(
  tensors: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
  }[],
  metadata: Readonly<Record<string, string>>,
  file: string,
): DatasetFacts {
  const areImages = metadata['format'] === IMAGES.format;
  const { format, array, dtype } = areImages ? IMAGES : FLOATS;
  const split = (name: string) => {
    const values = tensors.find((tensor) => tensor.name === `${name}/${array}`);
    const labels = tensors.find((tensor) => tensor.name === `${name}/labels`);
    const shape = (areImages ? imagesShape : floatsShape).safeParse(values?.shape);
    if (!shape.success || values?.dtype !== dtype || labels?.dtype !== 'U8') return undefined;
    const [count, ...ofOne] = shape.data as [number, ...number[]];
    return labels.shape.length === 1 && labels.shape[0] === count ? { count, ofOne } : undefined;
  };
  const train = split('train');
  const test = split('test');
  const names = namesSchema.safeParse(parsed(metadata['classNames']));
  const features = featuresSchema.safeParse(parsed(metadata['features']));
  const areAlike = train?.ofOne.join() === test?.ofOne.join();
  if (
    metadata['format'] !== format ||
    !train ||
    !test ||
    !areAlike ||
    !names.success ||
    !features.success ||
    (features.data && placesOf(features.data) !== train.ofOne.at(-1))
  ) {
    throw new UserError(
      say`The ${DATASET.what} ${file} has not the content of one. ${DATASET.remedy}`,
    );
  }
  return {
    format: { shape: train.ofOne, classes: names.data.length },
    classNames: names.data,
    ...(features.data && { features: features.data }),
    trainCount: train.count,
    testCount: test.count,
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
