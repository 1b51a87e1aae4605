import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import bilinear from '../../../../../test/fixtures/pillow-bilinear.json' with { type: 'json' };
import { namedFile, tarFile } from '../../../../archives/files.fixture.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { readExamples } from '../read-examples.ts';
import type { ReadOptions } from '../read-examples.ts';
import { decodePicture } from './decode-picture.ts';
import { orientationOf, upright } from './orientation.ts';
import { inChannels, pictureKind } from './picture.ts';
import { resized } from './resized.ts';

const folder = join(import.meta.dirname, '../../../../../test/fixtures/pictures');
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** What the fixtures show: 5 by 6 pixels of (40x, 50y, 100 + 10x), in grey of 40x. */
const places = Array.from({ length: 30 }, (_, at) => ({ x: at % 6, y: Math.floor(at / 6) }));
const COLOURS = places.flatMap(({ x, y }) => [40 * x, 50 * y, 100 + 10 * x]);
const GREYS = places.map(({ x }) => 40 * x);

function decoded(name: string) {
  const bytes = bytesOf(name);
  const { pixels, ...size } = decodePicture(bytes, pictureKind(bytes) ?? 'PNG');
  return { ...size, pixels: [...pixels] };
}

describe('a PNG image', () => {
  it.each([
    ['colour.png', 3, COLOURS],
    ['palette.png', 3, COLOURS],
    ['opaque-alpha.png', 3, COLOURS],
    ['grey.png', 1, GREYS],
    ['sixteen-bit.png', 1, GREYS],
    ['one-bit.png', 1, places.map(({ x, y }) => ((x + y) % 2) * 255)],
  ])('is decoded exactly, whatever way it is stored: %s', (name, channels, pixels) => {
    expect(decoded(name)).toEqual({ height: 5, width: 6, channels, pixels });
  });

  it.each(['transparent.png', 'palette-transparent.png'])(
    'that is transparent is refused: %s',
    (name) => {
      expect(() => decoded(name)).toThrow('it has transparent pixels');
    },
  );
});

describe('a JPEG image', () => {
  it.each([
    ['colour.jpg', 3, COLOURS],
    ['progressive.jpg', 3, COLOURS],
    ['grey.jpg', 1, GREYS],
  ])('is decoded to about what it shows: %s', (name, channels, pixels) => {
    // Each pixel four times as wide and high, so that compression leaves its middle nearly as it is.
    const { height, width, channels: found, pixels: all } = decoded(name);
    expect([height, width, found]).toEqual([20, 24, channels]);
    places.forEach(({ x, y }, place) => {
      for (let channel = 0; channel < channels; channel++) {
        const at = ((4 * y + 2) * 24 + 4 * x + 2) * channels + channel;
        const there = pixels[place * channels + channel] as number;
        expect(Math.abs((all[at] as number) - there)).toBeLessThan(24);
      }
    });
  });
});

describe('a photo', () => {
  // As ImageOps.exif_transpose of Pillow turns [[1, 2, 3], [4, 5, 6]].
  it.each([
    [1, 2, 3, [1, 2, 3, 4, 5, 6]],
    [2, 2, 3, [3, 2, 1, 6, 5, 4]],
    [3, 2, 3, [6, 5, 4, 3, 2, 1]],
    [4, 2, 3, [4, 5, 6, 1, 2, 3]],
    [5, 3, 2, [1, 4, 2, 5, 3, 6]],
    [6, 3, 2, [4, 1, 5, 2, 6, 3]],
    [7, 3, 2, [6, 3, 5, 2, 4, 1]],
    [8, 3, 2, [3, 6, 2, 5, 1, 4]],
  ])('is upright however the camera was held: %d', (orientation, height, width, pixels) => {
    const taken = {
      height: 2,
      width: 3,
      channels: 1,
      pixels: Uint8Array.of(1, 2, 3, 4, 5, 6),
    } as const;
    const seen = upright(taken, orientation);
    expect([seen.height, seen.width, [...seen.pixels]]).toEqual([height, width, pixels]);
  });

  it('says how it was held, or is upright', () => {
    expect(orientationOf(bytesOf('turned.jpg'))).toBe(6);
    expect(orientationOf(bytesOf('grey.jpg'))).toBe(1);
    const { height, width, pixels } = upright(decodePicture(bytesOf('grey.jpg'), 'JPEG'), 6);
    expect(decoded('turned.jpg')).toMatchObject({ height, width, pixels: [...pixels] });
    for (let cut = 2; cut < 200; cut++) {
      expect(orientationOf(bytesOf('turned.jpg').subarray(0, cut))).toBeLessThanOrEqual(6);
    }
  });
});

describe('an image of another size', () => {
  const { from, to } = bilinear;
  const picture = { ...from, channels: 1, pixels: Uint8Array.from(from.pixels) } as const;

  it.each(to)('is what Pillow makes of it: $height x $width', ({ height, width, pixels }) => {
    const scaled = resized(picture, height, width);
    expect([scaled.height, scaled.width]).toEqual([height, width]);
    const away = pixels.map((pixel, at) => Math.abs(pixel - (scaled.pixels[at] as number)));
    // Pillow rounds between rows and columns.
    expect(Math.max(...away)).toBeLessThanOrEqual(1);
  });

  it('keeps its colours apart', () => {
    const two = {
      height: 1,
      width: 2,
      channels: 3,
      pixels: Uint8Array.of(0, 100, 200, 50, 100, 0),
    };
    expect([...resized({ ...two, channels: 3 }, 1, 1).pixels]).toEqual([25, 100, 100]);
  });

  it('becomes grey as Rec. 601 has it, and grey becomes three equal channels', () => {
    const colour = {
      height: 1,
      width: 1,
      channels: 3,
      pixels: Uint8Array.of(200, 100, 50),
    } as const;
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50
    expect([...inChannels(colour, 1).pixels]).toEqual([124]);
    expect([...inChannels(inChannels(colour, 1), 3).pixels]).toEqual([124, 124, 124]);
  });
});

const at = (path: string, from: string): NamedFile => ({
  ...namedFile(path.split('/').at(-1) ?? '', bytesOf(from)),
  path,
});
const CATS = ['own/cat/1.png', 'own/cat/2.png', 'own/cat/3.png'];
const DOGS = ['own/dog/1.png', 'own/dog/2.png', 'own/dog/3.png'];
const pets = [...CATS, ...DOGS].map((path) => at(path, 'grey.png'));
const read = (files: readonly NamedFile[], options?: ReadOptions) => readExamples(files, options);

describe('a folder of images', () => {
  it('has a folder for each class, in alphabetical order', () => {
    const { format, shape, classNames, train, test, findings } = read(pets);
    expect({ format, shape, classNames }).toEqual({
      format: 'PNG',
      shape: [5, 6, 1],
      classNames: ['cat', 'dog'],
    });
    expect([train.count, test.count]).toEqual([5, 1]);
    expect([...train.values.subarray(0, 30)]).toEqual(GREYS);
    expect(findings.pictures).toEqual({
      sizes: [{ height: 5, width: 6, channels: 1, count: 6 }],
      ignored: 0,
      unused: 0,
    });
  });

  it('is the same in any order of its files, as a tar archive, and as a zip archive', () => {
    const whole = read(pets);
    expect(read(pets.toReversed())).toEqual(whole);
    const tar = tarFile(pets.map(({ path = '', bytes }) => ({ name: path, bytes })));
    expect(read([namedFile('own', tar)])).toEqual(whole);
    const zip = zipSync(Object.fromEntries(pets.map(({ path = '', bytes }) => [path, bytes])));
    expect(read([namedFile('own.zip', zip)])).toEqual(whole);
  });

  it('may have folders for training and testing, and one for validation, which is not used', () => {
    const parts = ['train', 'test', 'val'].flatMap((use) =>
      [...CATS, ...DOGS].map((path) => at(path.replace('own', `own/${use}`), 'grey.png')),
    );
    const { classNames, train, test, findings } = read(parts);
    expect([classNames, train.count, test.count]).toEqual([['cat', 'dog'], 6, 6]);
    expect(findings).toMatchObject({ setAside: null, pictures: { unused: 6 } });
    const without = read(parts.filter(({ path }) => !path?.includes('test')));
    expect([without.train.count, without.test.count]).toEqual([6, 6]);
    expect(without.findings.pictures?.unused).toBe(0);
  });

  it('may be one of the two alone, whose name says nothing then', () => {
    const only = [...CATS, ...DOGS].map((path) => at(path.replace('own', 'train'), 'grey.png'));
    expect(read(only).train.count).toBe(5);
    const flat = only.map((file) => ({ ...file, path: file.path?.replace('train/', '') }));
    expect(read(flat)).toEqual(read(only));
  });

  it('may have a class that is called like a part', () => {
    const vehicles = [...CATS, ...DOGS].map((path) =>
      at(path.replace('cat', 'bus').replace('dog', 'train'), 'grey.png'),
    );
    expect(read(vehicles).classNames).toEqual(['bus', 'train']);
  });

  it('has classes that are numbers in the order of their size', () => {
    const numbered = ['2', '10', '9'].flatMap((name) =>
      CATS.map((path) => at(path.replace('cat', name), 'grey.png')),
    );
    expect(read(numbered).classNames).toEqual(['2', '9', '10']);
  });

  it('may have files that are no images, which are counted, and what systems hide there', () => {
    const notes = [
      { ...namedFile('labels.csv', 'a,b'), path: 'own/labels.csv' },
      { ...namedFile('.DS_Store', 'x'), path: 'own/cat/.DS_Store' },
      { ...namedFile('._1.png', 'x'), path: 'own/__MACOSX/cat/._1.png' },
    ];
    expect(read([...pets, ...notes])).toEqual({
      ...read(pets),
      findings: { ...read(pets).findings, pictures: expect.objectContaining({ ignored: 1 }) },
    });
  });

  it('of several sizes is refused with all of them, or scaled', () => {
    const mixed = [...pets, at('own/dog/4.jpg', 'grey.jpg')];
    expect(() => read(mixed)).toThrow(
      'different sizes (height x width): 6 of 5 x 6 in grey, 1 of 20 x 24 in grey. Have all scaled to one (--resize 5x6), or leave out those like own/dog/4.jpg',
    );
    const { format, shape, findings } = read(mixed, { resize: [10, 12] });
    expect([format, shape]).toEqual(['JPEG, PNG', [10, 12, 1]]);
    expect(findings.pictures?.sizes).toHaveLength(2);
  });

  it('in grey and in colour is refused, or made alike', () => {
    const mixed = [...pets, at('own/dog/4.png', 'colour.png')];
    expect(() => read(mixed)).toThrow(
      'Some of the images are grey and some have colours: 6 of 5 x 6 in grey, 1 of 5 x 6 in colour. Have all made grey (--channels 1)',
    );
    expect(read(mixed, { channels: 1 }).shape).toEqual([5, 6, 1]);
    expect(read(mixed, { channels: 3 }).shape).toEqual([5, 6, 3]);
  });

  it.each([
    [
      'is cut off',
      at('own/cat/4.png', 'cut-colour.png'),
      /^own\/cat\/4\.png cannot be read \(.+\): mend/,
    ],
    [
      'is a JPEG cut off',
      at('own/cat/4.jpg', 'cut-colour.jpg'),
      /^own\/cat\/4\.jpg cannot be read/,
    ],
    [
      'is transparent',
      at('own/cat/4.png', 'transparent.png'),
      /^own\/cat\/4\.png cannot be read \(it has transparent pixels/,
    ],
    [
      'is none',
      { ...namedFile('4.png', 'not an image'), path: 'own/cat/4.png' },
      'own/cat/4.png is no PNG or JPEG image, whatever its name says',
    ],
    [
      'is empty',
      { ...namedFile('4.png', ''), path: 'own/cat/4.png' },
      'own/cat/4.png is no PNG or JPEG image',
    ],
    [
      'is of another format',
      { ...namedFile('4.gif', 'GIF89a'), path: 'own/cat/4.gif' },
      'own/cat/4.gif is no PNG or JPEG image: convert it',
    ],
    [
      'lies deeper than others',
      at('own/cat/old/4.png', 'grey.png'),
      'own/cat/old/4.png is in no folder that names its class',
    ],
  ])('is refused by the name of the file that %s', (_, file, message) => {
    expect(() => read([...pets, file])).toThrow(message);
  });

  it.each([
    ['images without any folder', ['1.png', '2.png'], '1.png is in no folder'],
    ['parts without classes', ['own/train/1.png', 'own/test/1.png'], 'is in no folder that names'],
    [
      'folders that are neither part nor class',
      ['own/a/cat/1.png', 'own/b/dog/1.png'],
      'own/a/cat/1.png is in no folder',
    ],
    [
      'a class among the tests that is not trained',
      ['own/train/cat/1.png', 'own/train/dog/1.png', 'own/test/owl/1.png'],
      'own/test/owl/1.png: the class "owl" has no training images; there are cat, dog',
    ],
    [
      'tests and validation only',
      ['own/test/cat/1.png', 'own/val/cat/1.png'],
      'no training images',
    ],
    ['one class only', ['own/cat/1.png', 'own/cat/2.png'], 'All examples are of one class'],
    [
      'more classes than there are bytes',
      Array.from({ length: 300 }, (_, number) => `own/${number}/1.png`),
      'own/0/1.png has 300 classes, and 256 are possible',
    ],
  ])('with %s is refused', (_, paths, message) => {
    expect(() => read(paths.map((path) => at(path, 'grey.png')))).toThrow(message);
  });
});
