import { describe, expect, it } from 'vitest';
import type { ImportFindings } from '../contract/import-findings.ts';
import { textOf } from '../contract/sentence.ts';
import { importNotes, offeredRange } from './import-notes.ts';

const found: ImportFindings = {
  range: [0, 255],
  scale: [0, 255],
  clipped: 0,
  brightest: 255,
  counts: { train: [8, 4], test: [2, 1] },
  setAside: null,
  table: null,
  pictures: null,
};
const notes = (changed: Partial<ImportFindings>, classes = ['cat', 'dog']) =>
  importNotes({ ...found, ...changed }, classes);
const texts = (changed: Partial<ImportFindings>, classes?: string[]) =>
  notes(changed, classes).map(({ sentence }) => textOf(sentence));
const warnings = (changed: Partial<ImportFindings>, classes?: string[]) =>
  notes(changed, classes).flatMap(({ isWarning, sentence }) =>
    isWarning ? [textOf(sentence)] : [],
  );

describe('what was found in imported files', () => {
  it('is told in sentences, and warns of nothing where all is well', () => {
    expect(texts({})).toEqual([
      'Pixel values from 0 to 255 were found; 0 is black and 255 is white.',
      'Examples by class, training + test: cat: 8 + 2, dog: 4 + 1.',
    ]);
    expect(warnings({})).toEqual([]);
  });

  it('is what a table was taken for', () => {
    const table = { header: true, labelColumn: 'kind', leftOut: ['id', '3'] };
    expect(texts({ table })).toContain(
      'The first line has names; the classes are in the column "kind".',
    );
    expect(texts({ table })).toContain('Left out: id, 3.');
    const plain = { header: false, labelColumn: '1', leftOut: [] };
    expect(texts({ table: plain })).toContain(
      'The first line is an example already; the classes are in column 1.',
    );
  });

  it('is how large image files were, and what is not used of them', () => {
    const sizes = [1, 2, 3, 4, 5, 6].map((size) => ({
      height: size,
      width: 9,
      channels: size === 1 ? 1 : 3,
      count: 7 - size,
    }));
    expect(texts({ pictures: { sizes, ignored: 2, unused: 30 } })).toEqual(
      expect.arrayContaining([
        'The images were 6 of 1 x 9 in grey, 5 of 2 x 9 in colour, 4 of 3 x 9 in colour, 3 of 4 x 9 in colour, 2 of 5 x 9 in colour and 1 more sizes.',
        'Files beside them that are no images: 2.',
        'Images for validation that are not used: 30.',
      ]),
    );
  });

  it('is what examples were taken for, why, and how they are taken otherwise', () => {
    const taken = { as: 'sequences', because: 'negative', shape: [20, 3] } as const;
    const numbers = { scale: null, brightest: null, range: [-2, 3] as [number, number] };
    expect(texts({ taken: { ...taken, shape: [20, 3] }, ...numbers }).slice(0, 2)).toEqual([
      'The examples were taken for sequences of 20 steps with 3 features, since there are values below zero; if they are images, say so (--as images; in the app, "Taken for").',
      'Values from -2 to 3 were found, and are kept as 32-bit floats.',
    ]);
    expect(texts({ taken: { as: 'images', because: 'brightness', shape: [2, 2, 1] } })[0]).toBe(
      'The examples were taken for images of 2 x 2 x 1 (height, width, channels), since their values can be brightnesses; if they are none, say so (--as; in the app, "Taken for").',
    );
    expect(texts({ taken: { as: 'float-images', because: 'said', shape: [2, 2, 5] } })[0]).toBe(
      'The examples were read as images of 2 x 2 x 5 (height, width, channels), whose values stay as they are, as was said.',
    );
    expect(warnings({ taken: { ...taken, shape: [20, 3] }, ...numbers })).toEqual([]);
    expect(offeredRange({ ...found, ...numbers })).toBeNull();
  });

  it('is which columns have categories, and which rows are not as the others', () => {
    const table = {
      header: true,
      labelColumn: 'kind',
      leftOut: [],
      categorical: [{ column: 'sex', categories: 2 }],
      incompleteRows: 11,
      unknownCategories: 3,
    };
    expect(texts({ table })).toEqual(
      expect.arrayContaining([
        'Columns of categories, each with a place of 0 or 1 for every one: "sex" (2).',
        'Rows that were left out, since a value was missing in them: 11.',
        'Test rows with a category that no training row has, which are 0 in all its places: 3.',
      ]),
    );
  });

  it('is how many values were clipped', () => {
    expect(texts({ range: [0, 1.0000001], scale: [0, 1], clipped: 1 })[0]).toBe(
      'Pixel values from 0 to 1.0000001 were found; 0 is black and 1 is white. One value outside was clipped.',
    );
  });

  it('is that images are dark, with the range in which they would not be', () => {
    const dark = { range: [0, 16] as [number, number], brightest: 16 };
    expect(warnings(dark)).toEqual([
      'The brightest pixel is 16 of 255. If 16 is to be white, import the files again with black and white at 0 and 16.',
    ]);
    expect(offeredRange({ ...found, ...dark })).toEqual([0, 16]);
    expect(offeredRange(found)).toBeNull();
    // Image files say themselves what is white.
    const pictures = { sizes: [], ignored: 0, unused: 0 };
    expect(warnings({ ...dark, pictures })).toEqual(['The brightest pixel is 16 of 255.']);
  });

  it('is which classes are missing, on one side or both', () => {
    const counts = { train: [8, 0, 0, 5], test: [2, 1, 0, 0] };
    expect(warnings({ counts }, ['a', 'b', 'c', 'd'])).toEqual([
      'There is no example of "c".',
      'No training example is of "b", and some test examples are: no network can learn that.',
      'No test example is of "d": how well that is recognised is not tested.',
    ]);
  });

  it('names some of many classes and counts the rest', () => {
    const many = Array.from({ length: 40 }, (_, label) => `c${label}`);
    const counts = { train: many.map(() => 1), test: many.map(() => 0) };
    const [warning] = warnings({ counts }, many);
    expect(warning).toMatch(/^No test example is of "c0", .* "c11" and 28 more:/);
  });

  it('is which examples are repeated, as a warning where that spoils what is measured', () => {
    const [train, test] = [
      '6 of 12 training examples are the same as an earlier one.',
      '1 of 3 test examples are training examples too: on these, what was learned by heart looks like what was understood.',
    ];
    expect(warnings({ repeated: { train: 6, test: 1 } })).toEqual([train, test]);
    const many = { counts: { train: [900, 900], test: [100, 100] } };
    const few = notes({ repeated: { train: 6, test: 2 }, ...many });
    expect(few.filter(({ isWarning }) => isWarning)).toEqual([]);
    expect(few.map(({ sentence }) => textOf(sentence))).toContain(
      '6 of 1800 training examples are the same as an earlier one.',
    );
    expect(warnings({ repeated: { train: 11, test: 0 } })).toEqual([
      'All training examples have the same values: there is nothing to tell their classes apart by.',
    ]);
    expect(warnings({ repeated: { train: 0, test: 0 } })).toEqual([]);
  });
});
