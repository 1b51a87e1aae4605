import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { namedFile } from '../../../archives/files.fixture.ts';
import { cifarRecord, idxFile, npyFile } from './files.fixture.ts';
import { readExamples } from './read-examples.ts';
import type { ReadExamples, ReadOptions } from './read-examples.ts';

const cases = join(import.meta.dirname, '../../../../test/fixtures/cases');
const file = (name: string) => namedFile(name, readFileSync(join(cases, name)));
const read = (name: string, options?: ReadOptions) => readExamples([file(name)], options);
const csv = (text: string, options?: ReadOptions) =>
  readExamples([namedFile('own.csv', text)], options);
const all = ({ train, test }: ReadExamples) => [train.count, test.count];
/** A line of four pixels for each label. */
const lines = (labels: readonly (string | number)[]) =>
  labels.map((label, index) => `${label},${index % 200},9,8,255\n`).join('');

describe('names of classes', () => {
  it('that are given are stored in their order', () => {
    const { classNames } = read('text-classes.csv', { classNames: ['Katze', 'Hund'] });
    expect(classNames).toEqual(['Katze', 'Hund']);
  });

  it('of a wrong number are refused', () => {
    expect(() => read('text-classes.csv', { classNames: ['a', 'b', 'c'] })).toThrow(
      '3 names of classes were given, and there are 2 classes',
    );
    const numbered = lines([0, 1, 2, 0, 1, 2]);
    expect(() => csv(numbered, { classNames: ['a', 'b'] })).toThrow(
      '2 names of classes were given',
    );
  });

  it('that are those of the files in another order keep their images', () => {
    const namesOf = ({ classNames, train, test }: ReadExamples) =>
      [train, test].flatMap(({ labels, values }) =>
        Array.from(labels, (label, index) => [classNames[label], values[4 * index]].join()),
      );
    const text = lines(['cat', 'dog', 'cat', 'dog', 'cat']);
    const turned = csv(text, { classNames: ['dog', 'cat'] });
    expect(turned.classNames).toEqual(['dog', 'cat']);
    expect(namesOf(turned).toSorted()).toEqual(namesOf(csv(text)).toSorted());
  });

  it('must differ', () => {
    expect(() => read('text-classes.csv', { classNames: ['a', 'a'] })).toThrow(
      'Two classes were given the name "a"',
    );
  });
});

describe('an option', () => {
  const npz = namedFile(
    'own.npz',
    zipSync({
      'x_train.npy': npyFile('|u1', [4, 1, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 255)),
      'y_train.npy': npyFile('|u1', [4], Uint8Array.of(0, 1, 0, 1)),
    }),
  );
  const idx = [
    namedFile('images', idxFile([4, 1, 1], [0, 1, 2, 3])),
    namedFile('labels', idxFile([4], [0, 1, 0, 1])),
  ];
  const both = [0, 1].flatMap((label) => cifarRecord([label], [1, 2, 3]));
  const cifar = [
    namedFile('data_batch_1.bin', Uint8Array.from(both)),
    namedFile('test_batch.bin', Uint8Array.from(cifarRecord([1], [1, 2, 3]))),
  ];

  it.each([
    ['labelColumn', { labelColumn: '1' }],
    ['withoutColumns', { withoutColumns: ['1'] }],
    ['categoricalColumns', { categoricalColumns: ['1'] }],
    ['resize', { resize: [1, 2] as const }],
    ['channels', { channels: 1 as const }],
  ])('%s that means nothing to a format is refused, and not lost', (name, options) => {
    const sets: [string, () => unknown][] = [
      ['NPZ', () => readExamples([npz], options)],
      ['IDX', () => readExamples(idx, options)],
      ['CIFAR-10', () => readExamples(cifar, options)],
    ];
    for (const [format, act] of sets) {
      expect(act).toThrow(`"${name}" says nothing about ${format} files: leave it out.`);
    }
  });

  it.each([
    ['shape', { shape: [1, 2, 1] as const }],
    ['as', { as: 'images' as const }],
  ])('%s means something to arrays, and nothing to what has only images', (name, options) => {
    for (const [format, files] of [['IDX', idx] as const, ['CIFAR-10', cifar] as const]) {
      expect(() => readExamples(files, options)).toThrow(
        `"${name}" says nothing about ${format} files: leave it out.`,
      );
    }
    expect(readExamples([npz], options).shape).toEqual([1, 2, 1]);
  });

  it('of one of tables and folders is refused for the other', () => {
    expect(() => csv(lines([0, 1]), { resize: [2, 2] })).toThrow('"resize" says nothing about CSV');
  });

  it('about what is set aside is refused where nothing is', () => {
    expect(() => readExamples(cifar, { stratify: false })).toThrow('test examples of their own');
  });

  it('about brightness holds for every format', () => {
    const brightest = (set: ReadExamples) => set.findings.brightest;
    const range = [0, 510] as const;
    expect(brightest(readExamples([npz], { range }))).toBe(128);
    expect(brightest(readExamples(idx, { range: [0, 3] }))).toBe(255);
    expect(brightest(readExamples(cifar, { range: [0, 3] }))).toBe(255);
    expect(brightest(csv(lines([0, 1, 0, 1]), { range }))).toBe(128);
  });
});

describe('a data set without sense', () => {
  it('is refused where training has one class, whatever the labels and the test examples say', () => {
    expect(() => csv(lines([5, 5, 5]))).toThrow(
      'All training examples are of the class "5": there is nothing to tell apart.',
    );
    const files = [
      namedFile('own_train.csv', lines([1, 1, 1])),
      namedFile('own_test.csv', lines([0, 1])),
    ];
    expect(() => readExamples(files)).toThrow('All training examples are of the class "1"');
  });

  it('is told where all pixels are equal, or test examples are known from training', () => {
    const constant = csv(lines([0, 1, 0, 1, 0]).replaceAll(/,\d+/g, ',7'));
    expect(constant.findings.repeated).toEqual({ train: 3, test: 1 });
    const twice = csv(lines([0, 1, 0, 1, 0, 1, 0, 1]).repeat(2));
    expect(twice.findings.repeated?.test).toBeGreaterThan(0);
  });
});

describe('test images that are set aside', () => {
  it('are of every class by its share, however the file is sorted', () => {
    const sorted = Array.from({ length: 100 }, (_, index) => Math.floor(index / 10));
    const { findings } = csv(lines(sorted));
    expect(findings.counts).toEqual({
      train: new Array<number>(10).fill(8),
      test: new Array<number>(10).fill(2),
    });
    expect(findings.setAside).toBe('by class');
  });

  it.each(['12-rare-2.csv', '12d-four-single-images.csv'])(
    'leave one of every class to train on, and are told by class: %s',
    (name) => {
      const { train, test } = read(name).findings.counts;
      expect(Math.min(...train)).toBeGreaterThanOrEqual(1);
      expect(Math.min(...test)).toBe(0);
      expect([train, test].map((counts) => counts.reduce((sum, count) => sum + count))).toEqual(
        all(read(name)),
      );
    },
  );

  it('are those of 0.1.0 where they are not drawn by class', () => {
    const { test, findings } = csv(lines([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]), { stratify: false });
    // The first two of 0.1.0's permutation of ten, in the order of the file.
    expect([...test.values].filter((_, at) => at % 4 === 0)).toEqual([5, 8]);
    expect(findings.setAside).toBe('at random');
  });
});

describe('what was found', () => {
  it('is told: range, scale, and images by class', () => {
    const dark = lines([3, 1, 3, 1, 3])
      .replaceAll('255', '16')
      .replaceAll(/,\d+,9/g, ',0,9');
    expect(csv(dark).findings).toEqual({
      range: [0, 16],
      scale: [0, 255],
      clipped: 0,
      brightest: 16,
      taken: { as: 'images', because: 'brightness', shape: [2, 2, 1] },
      counts: { train: [0, 2, 0, 2], test: [0, 0, 0, 1] },
      repeated: { train: 3, test: 1 },
      setAside: 'by class',
      table: { header: false, labelColumn: '1', leftOut: [] },
      pictures: null,
    });
  });

  it('is told of the user’s own test files, which may lack a class', () => {
    const { findings } = readExamples([
      namedFile('own_train.csv', lines([0, 1, 0, 1])),
      namedFile('own_test.csv', lines([1, 2])),
    ]);
    expect(findings.counts).toEqual({ train: [2, 2, 0], test: [0, 1, 1] });
    expect(findings.setAside).toBeNull();
  });
});

describe('files that were read as something else once', () => {
  it('have a header of numbers', () => {
    const { classNames, findings } = read('header-numeric.csv');
    expect(classNames).toEqual(['0', '1']);
    expect(findings.table).toEqual({ header: true, labelColumn: 'label', leftOut: [] });
    expect(all(read('header-numeric.csv'))).toEqual([4, 1]);
    expect(read('header-numeric.csv', { labelColumn: 'label' })).toEqual(
      read('header-numeric.csv'),
    );
  });

  it('have numbers in the way of numpy.savetxt', () => {
    const { classNames } = read('savetxt-12.csv');
    expect(classNames).toEqual(Array.from({ length: 12 }, (_, number) => String(number)));
    const plain = readFileSync(join(cases, 'savetxt-12.csv'), 'utf8').replaceAll(
      /[\d.]+e[+-]\d+/g,
      (number) => String(Number(number)),
    );
    expect(plain).not.toContain('e+');
    expect(readExamples([namedFile('savetxt-12.csv', plain)])).toEqual(read('savetxt-12.csv'));
  });

  it('have a value a little above 1', () => {
    expect(() => read('one-value-above-1.npz')).toThrow('byte 140: the pixel 1.0000001');
    expect(read('one-value-above-1.npz', { clip: true }).findings).toMatchObject({
      range: [0, 1.0000001],
      scale: [0, 1],
      clipped: 1,
      brightest: 255,
    });
  });

  it('have commas in the names of columns that are separated by semicolons', () => {
    const { shape, findings } = read('semicolon-comma-in-header.csv');
    expect([shape, findings.table?.labelColumn]).toEqual([[2, 2, 1], 'label']);
  });

  it('have 16-bit floats', () => {
    expect(read('06-float16.npz')).toMatchObject({ shape: [8, 8, 1], format: 'NPZ' });
  });

  it('are images in folders', () => {
    const folder = join(cases, 'png-folder');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({
        ...namedFile(name, readFileSync(join(parentPath, name))),
        path: join(parentPath, name).slice(cases.length + 1),
      }));
    const { classNames, shape, train, test } = readExamples(files);
    expect({ classNames, shape, images: train.count + test.count }).toEqual({
      classNames: ['one', 'zero'],
      shape: [8, 8, 1],
      images: 4,
    });
  });
});
