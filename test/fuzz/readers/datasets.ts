import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { tarFile } from '../../../src/archives/files.fixture.ts';
import type { NamedFile } from '../../../src/archives/named-file.ts';
import {
  cifarRecord,
  idxFile,
  npyFile,
} from '../../../src/engine/datasets/import/files.fixture.ts';
import { parseNpy } from '../../../src/engine/datasets/import/npy.ts';
import { readExamples } from '../../../src/engine/datasets/import/read-examples.ts';
import type { ReadOptions } from '../../../src/engine/datasets/import/read-examples.ts';
import { expectedOutputs } from '../../../src/host/dataset-process/models/expected-outputs.ts';
import { damaged } from '../damage.ts';
import { fixture } from '../fixtures.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';
import { pngFile } from '../png-file.ts';

const side = fc.constantFrom(1, 2, 3, 4, 28);
const column = fc.constantFrom('1', '2', 'label', 'class', 'p1', '99', '', '__proto__');
const someOptions: fc.Arbitrary<ReadOptions> = fc.record(
  {
    as: fc.constantFrom('images', 'float-images', 'sequences', 'table'),
    shape: fc.tuple(side, side, fc.constantFrom(1, 3)),
    range: fc.constantFrom([0, 1], [0, 255], [-1, 1], [0, 1e308]),
    clip: fc.boolean(),
    labelColumn: column,
    withoutColumns: fc.array(column, { maxLength: 2 }),
    categoricalColumns: fc.array(column, { maxLength: 2 }),
    withoutIncompleteRows: fc.boolean(),
    resize: fc.tuple(side, side),
    channels: fc.constantFrom(1, 3),
    classNames: fc.array(fc.constantFrom('cat', 'dog', 'a', 'b', '0'), { maxLength: 3 }),
    stratify: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Nobody says anything most of the time. */
const options = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: someOptions },
);

interface Chosen {
  readonly files: readonly NamedFile[];
  readonly options: ReadOptions;
}

function readsDataset(
  name: string,
  shortRuns: number,
  files: () => fc.Arbitrary<readonly NamedFile[]>,
): FuzzReader {
  const cases = () => fc.record({ files: files(), options });
  return fuzzReader(name, shortRuns, cases, readWhole);
}

/** @throws Error where a set is not whole */
function readWhole({ files, options: said }: Chosen): void {
  const { shape, classNames, train, test } = readExamples(files, said);
  const size = shape.reduce((product, one) => product * one, 1);
  for (const { count, values, labels } of [train, test]) {
    const isWhole = values.length === count * size && labels.length === count && count > 0;
    if (!isWhole)
      throw new Error(`${values.length} values of ${count} examples of ${shape.join()}.`);
    if (labels.some((label) => label >= classNames.length)) throw new Error('A class has no name.');
    if (!values.every(Number.isFinite)) throw new Error('A value is no number.');
  }
}

/** The files of a set under their names, any of them damaged. */
function set(files: Readonly<Record<string, Uint8Array>>): fc.Arbitrary<NamedFile[]> {
  const each = Object.entries(files).map(([name, bytes]) =>
    fc
      .oneof(fc.constant(bytes), damaged(bytes))
      .map((own): NamedFile => ({ name, path: name, bytes: own })),
  );
  return fc.tuple(...each);
}

const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251);
const alternating = (length: number) => Uint8Array.from({ length }, (_, at) => at % 2);
const pixels = idxFile([6, 2, 2], [...counting(24)]);
const labels = idxFile([6], [...alternating(6)]);
const floats = Float32Array.from({ length: 36 }, (_, at) => at / 7 - 2);
const arrays = {
  'x_train.npy': npyFile('<f4', [6, 3, 2], floats),
  'y_train.npy': npyFile('<i8', [6, 1], BigInt64Array.from([...alternating(6)], BigInt)),
  'x_test.npy': npyFile('<f4', [6, 3, 2], floats),
  'y_test.npy': npyFile('|u1', [6], alternating(6)),
};
const npz = set(arrays).map((members): NamedFile[] => {
  const own = Object.fromEntries(members.map(({ name, bytes }) => [name, bytes]));
  return [{ name: 'own.npz', bytes: zipSync(own, { level: 0 }) }];
});
const records = Uint8Array.from([0, 1, 2].flatMap((label) => cifarRecord([label], [1, 2, label])));
const hundred = Uint8Array.from([7, 8].flatMap((label) => cifarRecord([1, label], [1, 2, label])));

const unit = fc.constantFrom(
  ...',;\t\n\r" 019.-exN#',
  '1,2\n',
  'label,a\n',
  'cat,1\n',
  '\uFEFF',
  'é',
);
const anyText = fc.string({ unit, minLength: 1, maxLength: 60 });
const cell = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.nat(300).map(String),
  fc.constantFrom(
    '',
    'NA',
    'cat',
    'dog',
    'a, b',
    '"',
    '1e400',
    '-',
    '0x1',
    '1,5',
    ' 7 ',
    '__proto__',
  ),
);
const tableText = fc
  .tuple(fc.constantFrom(',', ';', '\t', ' '), fc.nat(5), fc.boolean())
  .chain(([separator, width, hasNames]) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width + 1 }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) => {
        const names = Array.from({ length: width }, (_, at) => `p${at}`);
        const head = hasNames ? [['label', ...names].join(separator)] : [];
        const lines = rows.map((row, at) => [['yes', 'no'][at % 2], ...row].join(separator));
        return [...head, ...lines, ''].join('\n');
      }),
  );
const csv = 'label,p1,p2,p3,p4\n0,1,2,3,4\n1,4,3,2,1\n0,9,9,9,200\n1,0,0,0,0\n'.repeat(2);
const csvBytes = fc.oneof(
  anyText.map((own) => strToU8(own)),
  tableText.map((own) => strToU8(own)),
  damaged(strToU8(csv)),
);

const pictures = ['colour.png', 'palette.png', 'colour.jpg', 'progressive.jpg', 'turned.jpg'].map(
  (name) => fixture('pictures', name),
);
const smallSide = fc.oneof(fc.nat(9), fc.constantFrom(255, 1000, 16_385, 2 ** 31 - 1));
const madeUpPng = fc
  .record({
    width: smallSide,
    height: smallSide,
    depth: fc.constantFrom(1, 2, 4, 8, 16, 3),
    colourType: fc.constantFrom(0, 2, 3, 4, 6, 1),
    interlace: fc.constantFrom(0, 1, 2),
  })
  .chain((header) => fc.uint8Array({ maxLength: 400 }).map((lines) => pngFile(header, lines)));
const picture = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...pictures) },
  { weight: 1, arbitrary: damaged(...pictures) },
  { weight: 1, arbitrary: madeUpPng },
);
const picturePath = fc.constantFrom(
  ...['train/a/1.png', 'train/b/2.png', 'test/a/3.png', 'a/4.jpg', 'b/5.png', '6.png', '.a/7.png'],
  ...['__MACOSX/8.png', 'train/__proto__/9.png', 'val/b/10.jpg', 'a/notes.txt', '../../11.png'],
);
const folder = fc
  .uniqueArray(fc.tuple(picturePath, picture), {
    minLength: 1,
    maxLength: 6,
    selector: ([path]) => path,
  })
  .map((placed) =>
    placed.map(([path, bytes]): NamedFile => ({ name: path.split('/').at(-1) ?? '', path, bytes })),
  );
const smallNpz = zipSync(
  {
    'input.npy': npyFile('<f4', [2, 3], floats.slice(0, 6)),
    'output.npy': npyFile('<f4', [2, 2], floats.slice(0, 4)),
  },
  { level: 0 },
);

export const datasetReaders: readonly FuzzReader[] = [
  readsDataset('idx', 120, () =>
    set({
      'train-images': pixels,
      'train-labels': labels,
      't10k-images': pixels,
      't10k-labels': labels,
    }),
  ),
  fuzzReader(
    'npy',
    200,
    () => damaged(...Object.values(arrays)),
    (bytes) => {
      const { shape, values } = parseNpy({ name: 'a.npy', bytes });
      const size = shape.reduce((product, one) => product * one, 1);
      if (values.length !== size) throw new Error(`${values.length} values of ${shape.join()}.`);
    },
  ),
  readsDataset('npz', 250, () =>
    fc.oneof(
      npz,
      damaged(zipSync(arrays)).map((bytes) => [{ name: 'own.npz', bytes }]),
    ),
  ),
  readsDataset('cifar', 40, () =>
    fc.oneof(
      set({ 'data_batch_1.bin': records, 'test_batch.bin': records }),
      set({ 'train.bin': hundred, 'test.bin': hundred }),
    ),
  ),
  readsDataset('csv', 400, () => csvBytes.map((bytes) => [{ name: 'own.csv', bytes }])),
  readsDataset('csv pair', 100, () =>
    fc.tuple(csvBytes, csvBytes).map(([train, test]) => [
      { name: 'own_train.csv', bytes: train },
      { name: 'own_test.csv', bytes: test },
    ]),
  ),
  readsDataset('pictures', 60, () => folder),
  readsDataset('packed', 100, () => {
    const tar = tarFile([
      { name: 'a/train-images', bytes: pixels },
      { name: 'a/train-labels', bytes: labels },
    ]);
    const archive = fc.oneof(damaged(tar), damaged(tar).map(gzipped), damaged(gzipped(tar)));
    return archive.map((bytes) => [{ name: 'own.tar.gz', bytes }]);
  }),
  fuzzReader(
    'expected outputs',
    80,
    () => damaged(smallNpz),
    (bytes) => expectedOutputs({ name: 'expected.npz', bytes }, [3], 2),
  ),
];

function gzipped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes));
}
