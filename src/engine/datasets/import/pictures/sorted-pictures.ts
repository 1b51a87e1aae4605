import { MAX_CLASSES } from '../../../../contract/dataset-import.ts';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { requireShortNames, tooManyClasses } from '../imported-examples.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { isPictureName, pictureKind } from './picture.ts';

/** An image file, with what its folders say of it. */
export interface PlacedPicture {
  readonly file: NamedFile;
  readonly path: string;
  readonly className: string;
}

/** Image files by what they are for, each part in the order of the paths. */
export interface SortedPictures {
  readonly classNames: readonly string[];
  readonly train: readonly PlacedPicture[];
  /** Null where there are none. */
  readonly test: readonly PlacedPicture[] | null;
  /** Files beside them that are no images. */
  readonly ignored: number;
  /** Images for validation, where there are others for testing. */
  readonly unused: number;
}

type Use = 'train' | 'test' | 'validation';
const USES = new Map<string, Use>(
  Object.entries({
    train: 'train',
    training: 'train',
    test: 'test',
    testing: 'test',
    t10k: 'test',
    val: 'validation',
    valid: 'validation',
    validation: 'validation',
  }),
);
/** Formats of images that somebody may take for images that are read. */
const OTHER_IMAGES = /\.(gif|bmp|webp|tiff?|heic|avif|svg|ppm|pgm)$/i;

/** Whether files are images to look at, rather than a format of data sets. */
export function arePictures(files: readonly NamedFile[]): boolean {
  return files.some(({ name, bytes }) => pictureKind(bytes) !== undefined || isPictureName(name));
}

/**
 * Tells by their folders what image files are: the last folder names the class, and the one above it
 * may say "train", "test" or "val". Folders above that all have in common say nothing.
 *
 * @throws UserError naming a file whose folders do not say its class, or that is another kind of image
 */
export function sortPictures(files: readonly NamedFile[]): SortedPictures {
  const visible = files.filter((file) => !isHidden(pathOf(file)));
  const pictures = visible
    .filter(({ name, bytes }) => isPictureName(name) || pictureKind(bytes) !== undefined)
    .map((file) => ({ file, path: pathOf(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const strange = visible.find(({ name }) => OTHER_IMAGES.test(name));
  if (strange) {
    throw new UserError(
      say`${pathOf(strange)} is no PNG or JPEG image: convert it, or leave it out.`,
    );
  }
  const meaningOf = meaningsOf(pictures.map(({ path }) => path));
  const placed = pictures.map(({ file, path }) => ({ file, path, ...meaningOf(path) }));
  const of = (use: Use) => placed.filter((picture) => picture.use === use);
  const [train, tests, validation] = [of('train'), of('test'), of('validation')];
  if (train.length === 0) {
    throw new UserError(
      say`There are no training images (${placed[0]?.path ?? say`none`} is for testing): choose the
        whole folder, with the training images too.`,
    );
  }
  const test = tests.length > 0 ? tests : validation;
  const classNames = namesOf(train);
  const known = new Set(classNames);
  const lone = test.find(({ className }) => !known.has(className));
  if (lone) {
    throw new UserError(
      say`${lone.path}: the class "${lone.className}" has no training images; there are
        ${classNames}.`,
    );
  }
  return {
    classNames,
    train,
    test: test.length > 0 ? test : null,
    ignored: visible.length - pictures.length,
    unused: tests.length > 0 ? validation.length : 0,
  };
}

function pathOf({ name, path }: NamedFile): string {
  return path ?? name;
}

/** What a system keeps for itself: `.DS_Store`, `__MACOSX`, `Thumbs.db`. */
function isHidden(path: string): boolean {
  return path
    .split('/')
    .some((part) => part.startsWith('.') || /^(__MACOSX|thumbs\.db|desktop\.ini)$/i.test(part));
}

interface Meaning {
  readonly className: string;
  readonly use: Use;
}

/** What paths say, without the folders that they all have in common. */
function meaningsOf(paths: readonly string[]): (path: string) => Meaning {
  const foldersOf = (path: string) => path.split('/').slice(0, -1);
  const shared = sharedLength(paths.map((path) => foldersOf(path).slice(0, -1)));
  const own = (path: string) => foldersOf(path).slice(shared);
  const depth = own(paths[0] ?? '').length;
  const areUses = paths.every((path) => useOf(own(path).at(-1)) !== undefined);
  return (path) => {
    const folders = own(path);
    const className = folders.at(-1);
    const use = depth === 1 ? 'train' : useOf(folders[0]);
    // Among others a class may be called "train"; where all folders are, they name no class.
    if (
      className === undefined ||
      use === undefined ||
      folders.length !== depth ||
      depth > 2 ||
      areUses
    ) {
      throw new UserError(
        say`${path} is in no folder that names its class: images are in one folder per class, or in
          "train" and "test" with such folders.`,
      );
    }
    return { className, use };
  };
}

function useOf(folder: string | undefined): Use | undefined {
  return USES.get(folder?.toLowerCase() ?? '');
}

function sharedLength(paths: readonly (readonly string[])[]): number {
  const [first = [], ...others] = paths;
  const end = first.findIndex((folder, at) => others.some((other) => other[at] !== folder));
  return end < 0 ? first.length : end;
}

/** Numbers by their size, texts in alphabetical order. */
function namesOf(train: readonly PlacedPicture[]): string[] {
  const names = [...new Set(train.map(({ className }) => className))];
  const [first] = train;
  if (names.length > MAX_CLASSES) throw tooManyClasses(first?.path ?? '', names.length);
  requireShortNames(first?.path ?? '', names);
  const areNumbers = names.every((name) => /^\d+$/.test(name));
  return areNumbers ? names.sort((a, b) => Number(a) - Number(b)) : names.sort();
}
