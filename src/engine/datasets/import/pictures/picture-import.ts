import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { valuesIn } from '../imported-examples.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import type { FoundExamples, FoundPart } from '../imported-examples.ts';
import { requireRoom } from '../room.ts';
import { decodePicture } from './decode-picture.ts';
import { inChannels, pictureKind } from './picture.ts';
import type { Picture } from './picture.ts';
import { pictureSize, requireFewPixels } from './picture-size.ts';
import { resized } from './resized.ts';
import { sortPictures } from './sorted-pictures.ts';
import type { PlacedPicture } from './sorted-pictures.ts';

/** What the user may say about image files. */
export interface PictureOptions {
  /** Height and width that every image is scaled to; else all must have one size. */
  readonly resize?: readonly [height: number, width: number] | undefined;
  /** Grey (1) or colour (3); else all must be alike. */
  readonly channels?: 1 | 3 | undefined;
}

/**
 * Image files in one folder per class, or in "train" and "test" with such folders.
 *
 * @throws UserError naming the file that is damaged, or of another size or kind than the others
 */
export function readPictures(
  files: readonly NamedFile[],
  { resize, channels }: PictureOptions,
): FoundExamples & { readonly kind: string } {
  const { classNames, train, test, ignored, unused } = sortPictures(files);
  const sizes = new Sizes();
  const kinds = new Set<string>();
  let bytes = 0;
  const read = (placed: PlacedPicture): Picture => {
    const kind = pictureKind(placed.file.bytes);
    if (kind) kinds.add(kind);
    const picture = decoded(placed, kind);
    sizes.add(placed, picture);
    const coloured = inChannels(picture, channels ?? picture.channels);
    const own = resize ? resized(coloured, ...resize) : coloured;
    bytes += own.pixels.length;
    requireRoom(bytes, say`take a part of them, or have them made smaller (--resize 64x64)`);
    return own;
  };
  // Other sizes are told with all that there are, so that every file is read before one is refused.
  const [trained, tested] = [train.map(read), test?.map(read)];
  const { height, width, channels: depth } = trained[0] as Picture;
  sizes.requireAlike({ size: resize !== undefined, channels: channels !== undefined });
  const shape = [height, width, depth] as const;
  const part = (placed: readonly PlacedPicture[], pictures: readonly Picture[]): FoundPart =>
    partOf(placed, pictures, shape, classNames);
  return {
    kind: [...kinds].sort().join(', '),
    shape,
    classNames,
    train: part(train, trained),
    test: test && tested ? part(test, tested) : null,
    whiteIs255: true,
    findings: { pictures: { sizes: sizes.found(), ignored, unused } },
  };
}

function decoded({ file, path }: PlacedPicture, kind: 'PNG' | 'JPEG' | undefined): Picture {
  if (kind === undefined) {
    throw new UserError(
      say`${path} is no PNG or JPEG image, whatever its name says: leave it out.`,
    );
  }
  const size = pictureSize(file.bytes, kind);
  if (size) requireFewPixels(path, size);
  try {
    return decodePicture(file.bytes, kind);
  } catch (error) {
    // TensorFlow's own words end with what concerns this file.
    const reason =
      (error as Error).message
        .split('\n')
        .at(-1)
        ?.replace(/^Message: /, '') ?? '';
    throw new UserError(
      say`${path} cannot be read (${reason.replace(/\.$/, '')}): mend it, or leave it out.`,
    );
  }
}

function partOf(
  placed: readonly PlacedPicture[],
  pictures: readonly Picture[],
  shape: FoundExamples['shape'],
  classNames: readonly string[],
): FoundPart {
  const size = valuesIn(shape);
  const values = new Uint8Array(pictures.length * size);
  pictures.forEach(({ pixels }, index) => values.set(pixels, index * size));
  const numbers = new Map(classNames.map((name, number) => [name, number]));
  return {
    count: pictures.length,
    values,
    labels: Uint8Array.from(placed, ({ className }) => numbers.get(className) as number),
    placeOf: (index) => ({
      file: placed[Math.floor(index / size)]?.path ?? '',
      place: say`pixel ${Math.floor((index % size) / (shape.at(-1) ?? 1)) + 1}`,
    }),
  };
}

interface Size {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  count: number;
  /** The first of them. */
  readonly path: string;
}

/** The sizes that images have, and how many have each. */
class Sizes {
  readonly #all = new Map<string, Size>();

  add({ path }: PlacedPicture, { height, width, channels }: Picture): void {
    const key = [height, width, channels].join();
    const size = this.#all.get(key) ?? { height, width, channels, count: 0, path };
    size.count += 1;
    this.#all.set(key, size);
  }

  /** @throws UserError where they differ in what nobody said */
  requireAlike(said: { readonly size: boolean; readonly channels: boolean }): void {
    const [most, ...others] = this.#sorted();
    if (!most) return;
    const wrong = others.find(
      ({ height, width }) => height !== most.height || width !== most.width,
    );
    if (wrong && !said.size) {
      throw new UserError(
        say`The images have different sizes (height x width): ${this.#text()}. Have all scaled to
          one (--resize ${most.height}x${most.width}), or leave out those like ${wrong.path}.`,
      );
    }
    const other = others.find(({ channels }) => channels !== most.channels);
    if (other && !said.channels) {
      throw new UserError(
        say`Some of the images are grey and some have colours: ${this.#text()}. Have all made grey
          (--channels 1) or coloured (--channels 3), or leave out those like ${other.path}.`,
      );
    }
  }

  found() {
    return this.#sorted().map(({ height, width, channels, count }) => ({
      height,
      width,
      channels,
      count,
    }));
  }

  #sorted(): Size[] {
    return [...this.#all.values()].sort((a, b) => b.count - a.count);
  }

  #text() {
    const told = this.#sorted()
      .slice(0, 5)
      .map(({ height, width, channels, count }) =>
        channels === 1
          ? say`${count} of ${height} x ${width} in grey`
          : say`${count} of ${height} x ${width} in colour`,
      );
    const more = this.#all.size - told.length;
    return more > 0 ? say`${told} and ${more} more sizes` : told;
  }
}
