import type { ImportFindings } from '../../../contract/import-findings.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { countsOf } from '../stratified.ts';
import type { ExampleValues } from '../dataset.ts';
import { brightnessOf } from './brightness.ts';
import type { BrightnessAsked } from './brightness.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import type {
  FoundExamples,
  FoundPart,
  ExamplesPart,
  ImportedExamples,
} from './imported-examples.ts';
import { floatsOf } from './floats.ts';
import { valuesIn } from './imported-examples.ts';
import { namedClasses, requireTwoClasses } from './named-classes.ts';
import { readFormat } from './read-format.ts';
import type { FormatOptions } from './read-format.ts';
import { repeatedExamples } from './repeated-examples.ts';
import { requireFewExamples, requireRoom } from './room.ts';
import { setAside } from './set-aside.ts';
import { unpackFiles } from './unpack.ts';

/** What the user may say beside the files. */
export interface ReadOptions extends FormatOptions, BrightnessAsked {
  /** What the classes are called, in the order of their numbers. */
  readonly classNames?: readonly string[] | undefined;
  /** Whether test images that are set aside have every class by its share; they have, unless it is false. */
  readonly stratify?: boolean | undefined;
}

/** A set that was read, in which format it came, and what was found in the files. */
export interface ReadExamples extends ImportedExamples {
  readonly format: string;
  readonly findings: ImportFindings;
}

/**
 * The examples in files of any known format: IDX, CIFAR's binary one, NPZ, CSV, or folders of PNG and
 * JPEG images. The content tells which; names only tell training files from test files. Deterministic:
 * the same files give the same set, whether they are compressed or not.
 *
 * @throws UserError naming the file, and where possible the byte or the line.
 */
export function readExamples(files: readonly NamedFile[], options: ReadOptions = {}): ReadExamples {
  const found = readFormat(unpackFiles(files), options);
  const { format, shape } = found;
  for (const { count } of partsOf(found)) requireFewExamples(format, count);
  requireRoom(bytesOf(found), say`take a part of them, or make them smaller`);
  const { names, numbers } = namedClasses(
    found.classNames,
    1 + Math.max(...partsOf(found).map(({ labels }) => highest(labels))),
    options.classNames,
  );
  requireTwoClasses(found.train.labels, names);
  const { values, ...measured } = measuredValues(found, options);
  const [given, ownTest] = partsOf(found).map(({ count, labels }, index): ExamplesPart => ({
    count,
    values: values[index] as ExampleValues,
    labels: numbers ? labels.map((label) => numbers[label] as number) : labels,
  })) as [ExamplesPart, ExamplesPart?];
  if (ownTest && options.stratify !== undefined) {
    throw new UserError(
      say`"stratify" is about test examples that are set aside, and these files have test examples of
        their own: leave it out.`,
    );
  }
  const classes = names.length;
  const { train, test, how } = ownTest
    ? { train: given, test: ownTest, how: null }
    : setAside(given, { shape, classes, stratify: options.stratify ?? true });
  return {
    shape,
    classNames: names,
    ...(found.features && { features: found.features }),
    train,
    test,
    format,
    findings: {
      ...measured,
      ...(found.taken && { taken: { ...found.taken, shape: [...shape] } }),
      counts: { train: countsOf(train.labels, classes), test: countsOf(test.labels, classes) },
      repeated: repeatedExamples(shape, train, test),
      setAside: how,
      table: found.findings?.table ?? null,
      ...(found.findings?.arrays && { arrays: found.findings.arrays }),
      pictures: found.findings?.pictures ?? null,
    },
  };
}

/** Images become bytes; the values of anything else stay what they are. */
function measuredValues(found: FoundExamples, options: BrightnessAsked) {
  const parts = partsOf(found);
  if ((found.taken?.as ?? 'images') === 'images') {
    const { images, ...measured } = brightnessOf(parts, options, found.whiteIs255);
    return { values: images, ...measured };
  }
  if (options.range || options.clip) {
    throw new UserError(
      say`Black, white and clipping say something of the pixels of images, and these examples are none:
        leave that out, or say that they are (--as images).`,
    );
  }
  const { floats, ...measured } = floatsOf(parts);
  return { values: floats, ...measured };
}

/** As they will be stored: a byte for each value of images, and four for any other. */
function bytesOf(found: FoundExamples): number {
  const count = partsOf(found).reduce((sum, part) => sum + part.count, 0);
  return count * valuesIn(found.shape) * ((found.taken?.as ?? 'images') === 'images' ? 1 : 4);
}

function partsOf({ train, test }: FoundExamples): readonly FoundPart[] {
  return test ? [train, test] : [train];
}

function highest(labels: Uint8Array): number {
  return labels.reduce((most, label) => Math.max(most, label), 0);
}
