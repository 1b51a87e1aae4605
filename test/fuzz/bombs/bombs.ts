import type { NamedFile } from '../../../src/archives/named-file.ts';
import { tarFile } from '../../../src/archives/files.fixture.ts';
import { npyFile } from '../../../src/engine/datasets/import/files.fixture.ts';
import { pngFile } from '../png-file.ts';
import { gzipOf, packed, zipOf } from './packed.ts';
import type { Packed, ZipMember } from './packed.ts';

/** A small file that unpacks to much, or never ends, for readers that believe it. */
export interface Bomb {
  readonly name: string;
  /** What a reader has to say of it. */
  readonly told: RegExp;
  /** Whether it is made, and refused, in moments. */
  readonly isCheap?: boolean;
  make(): NamedFile;
}

const MIB = 2 ** 20;
const NOTHING = new Uint8Array();
const zeros = (bytes: number) => new Uint8Array(bytes);
const text = (content: string) => new TextEncoder().encode(content);
const gzip = (name: string, content: Packed): NamedFile => ({ name, bytes: gzipOf(content) });
const repeated = (line: string) => text(line.repeat(Math.ceil(MIB / line.length)));

/** An array of zeros in bytes, as numpy saves it. */
function zeroArray(name: string, shape: readonly number[], mebibytes: number): ZipMember {
  const head = npyFile('|u1', shape, NOTHING);
  return { name: `${name}.npy`, ...packed(head, zeros(MIB), mebibytes) };
}

function zerosNpz(name: string, mebibytes: number): NamedFile {
  const examples = (key: string) => zeroArray(key, [mebibytes, 1024, 1024], mebibytes);
  const labels = (key: string): ZipMember => ({
    name: `${key}.npy`,
    ...packed(npyFile('|u1', [mebibytes], zeros(mebibytes)), NOTHING, 0),
  });
  const members = [examples('x_train'), labels('y_train'), examples('x_test'), labels('y_test')];
  return { name, bytes: zipOf(members) };
}

/** Headers that claim what is not there. */
function lyingNpz(name: string, claims: readonly (readonly [key: string, size: number])[]) {
  const little = packed(text('abc'), NOTHING, 0);
  const members = claims.map(([key, size]) => ({ ...little, name: `${key}.npy`, size }));
  return { name, bytes: zipOf(members) };
}

function negativeTar(name: string): NamedFile {
  const bytes = tarFile([{ name: 'labels', bytes: Uint8Array.of(1) }]);
  bytes.fill(0, 124, 136).set(text('-0000001000'), 124);
  return { name, bytes };
}

function manyMembersTar(name: string, members: number): NamedFile {
  const header = tarFile([{ name: 'a.png', bytes: NOTHING }]).subarray(0, 512);
  const bytes = new Uint8Array(512 * (members + 2));
  for (let member = 0; member < members; member++) bytes.set(header, 512 * member);
  return { name, bytes };
}

function picturesTar(name: string): NamedFile {
  const header = { width: 60_000, height: 60_000, depth: 8, colourType: 0, interlace: 0 };
  const bytes = pngFile(header, zeros(100));
  return {
    name,
    bytes: tarFile(['train/a/1.png', 'train/b/2.png'].map((path) => ({ name: path, bytes }))),
  };
}

const ROWS = 'label,b,c\n1,2,3\n4,5,6\n';

/** As the review of version 0.1.0 made them, and some of their kind. */
export const BOMBS: readonly Bomb[] = [
  {
    name: 'tar with a negative size',
    isCheap: true,
    told: /no size of a file/,
    make: () => negativeTar('negative.tar'),
  },
  {
    name: 'tar of 2 million empty members',
    told: /more than .* files/,
    make: () => manyMembersTar('many.tar', 2_000_000),
  },
  {
    name: 'NPZ of 2 x 1 GB',
    told: /one class/,
    make: () => zerosNpz('2x1GB.npz', 1000),
  },
  {
    name: 'NPZ of 2 x 3 GB',
    told: /unpacks to more than/,
    make: () => zerosNpz('2x3GB.npz', 3000),
  },
  {
    name: 'NPZ that claims 4 GB',
    isCheap: true,
    told: /\.$/,
    make: () =>
      lyingNpz('claims.npz', [
        ['x_train', 2 ** 32 - 2],
        ['y_train', 3],
      ]),
  },
  {
    name: 'NPZ that claims 60 x 1 GB',
    isCheap: true,
    told: /\.$/,
    make: () =>
      lyingNpz(
        'claims-many.npz',
        Array.from({ length: 60 }, (_, member) => [`a${member}`, 2 ** 30] as const),
      ),
  },
  {
    name: 'gzip of 1.9 GB',
    told: /format/,
    make: () => gzip('zeros.gz', packed(NOTHING, zeros(MIB), 1900)),
  },
  {
    name: 'gzip of 10 GB',
    told: /unpacks to more than 2 GiB/,
    make: () => gzip('zeros-10.gz', packed(NOTHING, zeros(MIB), 10_000)),
  },
  {
    name: 'gzip of 5 GB that says 1 GB',
    told: /unpacks to more than 2 GiB/,
    make: () => gzip('says-less.gz', packed(NOTHING, zeros(MIB), 5 * 1024)),
  },
  {
    name: 'CSV with one open quote of 1.2 GB',
    told: /line 3/,
    make: () => gzip('quote.csv.gz', packed(text(`${ROWS}"`), repeated('1,2,3\n'), 1200)),
  },
  {
    name: 'CSV of 262 million rows',
    told: /rows/,
    make: () => gzip('rows.csv.gz', packed(NOTHING, repeated('1,2\n'), 1000)),
  },
  {
    name: 'CSV of 3 million columns',
    told: /columns/,
    make: () => ({ name: 'wide.csv', bytes: text(`${'1,'.repeat(3_000_000)}2\n`.repeat(2)) }),
  },
  {
    name: 'PNG of 60,000 x 60,000 pixels',
    isCheap: true,
    told: /pixels/,
    make: () => picturesTar('pictures.tar'),
  },
];
