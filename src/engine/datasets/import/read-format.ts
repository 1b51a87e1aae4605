import type { ExamplesKind } from '../../../contract/features.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { isZip } from '../../../archives/zip.ts';
import { isCifar, readCifarFiles } from './cifar-import.ts';
import type { TableOptions } from './csv/columns.ts';
import { isCsv, readCsvFiles } from './csv/csv-import.ts';
import { isIdx, readIdxFiles } from './idx-import.ts';
import { fileFault } from '../../../archives/named-file.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import type { FoundExamples } from './imported-examples.ts';
import { readNpzFile } from './npz-import.ts';
import { readPictures } from './pictures/picture-import.ts';
import type { PictureOptions } from './pictures/picture-import.ts';
import { arePictures } from './pictures/sorted-pictures.ts';

/** What the user may say about one format or another. */
export interface FormatOptions extends TableOptions, PictureOptions {
  /** Where the files leave a choice. */
  readonly as?: ExamplesKind | undefined;
}

/** Options that concern one format only; said of another they would be lost without a word. */
const OF_TABLES = [
  'labelColumn',
  'withoutColumns',
  'categoricalColumns',
  'withoutIncompleteRows',
] as const;
/** What tells what the numbers of tables and arrays are. */
const OF_NUMBERS = ['as', 'shape'] as const;
const OF_PICTURES = ['resize', 'channels'] as const;

/**
 * What is in files of any known format, which their content tells.
 *
 * @throws UserError naming the file, and where possible the byte or the line; and an option that
 * means nothing to the format
 */
export function readFormat(
  files: readonly NamedFile[],
  options: FormatOptions,
): FoundExamples & { readonly format: string } {
  const names = files.map(({ name }) => name);
  const [first] = files;
  if (first === undefined) throw new UserError(say`No file was chosen.`);
  const forNone = (format: string) => {
    refuseOptions(options, [...OF_TABLES, ...OF_NUMBERS, ...OF_PICTURES], format);
    return { format };
  };
  if (arePictures(files)) {
    const { kind, ...found } = readPictures(files, options);
    refuseOptions(options, [...OF_TABLES, ...OF_NUMBERS], kind);
    return { ...found, format: kind };
  }
  const empty = files.find(({ bytes }) => bytes.length === 0);
  if (empty) throw fileFault(empty.name, say`byte 0`, say`the file is empty`);
  if (files.some(isZip)) {
    if (files.length > 1) {
      throw new UserError(
        say`An NPZ file has everything in it: choose it alone, without the rest of ${names}.`,
      );
    }
    refuseOptions(options, [...OF_TABLES, ...OF_PICTURES], 'NPZ');
    return { ...readNpzFile(first, options), format: 'NPZ' };
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
    return { ...readIdxFiles(files), ...forNone('IDX') };
  }
  if (isCifar(files)) {
    const { kind, ...found } = readCifarFiles(files);
    return { ...found, ...forNone(kind) };
  }
  if (files.every(isCsv)) {
    refuseOptions(options, OF_PICTURES, 'CSV');
    return { ...readCsvFiles(files, options), format: 'CSV' };
  }
  throw new UserError(
    say`The format of ${names} is not known. Data can be imported from IDX files (as MNIST and
      Fashion-MNIST have them), the binary version of CIFAR-10 or CIFAR-100, an NPZ file of
      numpy, CSV files, or a folder of PNG or JPEG images with one folder per class; files may be
      compressed with gzip.`,
  );
}

function refuseOptions(
  options: FormatOptions,
  names: readonly (keyof FormatOptions)[],
  format: string,
): void {
  const said = names.find((name) => options[name] !== undefined);
  if (said === undefined) return;
  throw new UserError(say`"${said}" says nothing about ${format} files: leave it out.`);
}
