import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { say } from '../../../src/contract/sentence.ts';
import { unzip } from '../../../src/archives/zip.ts';
import { withArriving } from '../../../src/db/archive/arriving.ts';
import { mergeArriving } from '../../../src/db/archive/merge.ts';
import { openDatabase, OWN_MIGRATIONS } from '../../../src/db/database.ts';
import { listExperiments } from '../../../src/db/queries/history.ts';
import { planArrival } from '../../../src/host/archives/arrival.ts';
import { checkArchive } from '../../../src/host/archives/check-archive.ts';
import {
  DATABASE_MEMBER,
  fileMember,
  MANIFEST_MEMBER,
} from '../../../src/host/archives/manifest.ts';
import type { Manifest } from '../../../src/host/archives/manifest.ts';
import { openZip } from '../../../src/host/archives/read-zip.ts';
import { unpackFiles } from '../../../src/host/archives/unpack-files.ts';
import { packed, zipOf } from '../bombs/packed.ts';
import type { ZipEnd, ZipMember } from '../bombs/packed.ts';
import { damaged, misdescribed, odd } from '../damage.ts';
import { fixture } from '../fixtures.ts';
import { fuzzReader, inFolder } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

const FILE = 'a.pruning';
const nothing = new Uint8Array();
/** As 0.6.0 wrote it: of three runs, with their networks and the data set. */
const whole = fixture('data-folders', '0.6.0', 'table.pruning');
const contents = unzip({ name: FILE, bytes: whole }, () => true);
const manifest = JSON.parse(strFromU8(contentOf(MANIFEST_MEMBER))) as Manifest;
const database = contentOf(DATABASE_MEMBER);
const files = manifest.members.filter(({ name }) => fileMember(name));

function contentOf(name: string): Uint8Array {
  return contents.get(name) ?? nothing;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const memberOf = (name: string, content: Uint8Array): ZipMember => ({
  ...packed(content, nothing, 0),
  name,
});
const manifestMember = (said: unknown) =>
  memberOf(MANIFEST_MEMBER, strToU8(JSON.stringify(said) ?? ''));
const fileMembers = files.map(({ name }) => memberOf(name, contentOf(name)));
const members = [manifestMember(manifest), memberOf(DATABASE_MEMBER, database), ...fileMembers];

/** With the seal that belongs to it in the place of its last bytes. */
function sealed(archive: Uint8Array): Uint8Array {
  const body = archive.subarray(0, Math.max(0, archive.length - 64));
  return Buffer.concat([body, Buffer.from(sha256(body))]);
}

const comment = strToU8(`sha256:${'0'.repeat(64)}`);
const archiveOf = (all: readonly ZipMember[], end: ZipEnd = {}) =>
  sealed(zipOf(all, { comment, ...end }));

/** The archive with another database, of which everything else says the truth. */
function withDatabase(other: Uint8Array): Uint8Array {
  const said = manifest.members.map((member) =>
    member.name === DATABASE_MEMBER
      ? { ...member, sizeBytes: other.length, sha256: sha256(other) }
      : member,
  );
  return archiveOf([
    manifestMember({ ...manifest, members: said }),
    memberOf(DATABASE_MEMBER, other),
    ...fileMembers,
  ]);
}

const hash = 'a'.repeat(64);
/** Names that no member has, and some that lead out of the folder. */
const names = fc.oneof(
  fc.constantFrom('../out', '/tmp/out', '..\\out', 'C:/out', 'weights/../../out', '', '.', 'a\0b'),
  fc.constantFrom(`../weights/${hash}.safetensors`, `weights/${hash}.safetensors/`, '__proto__'),
  fc.constantFrom(MANIFEST_MEMBER, DATABASE_MEMBER, ...files.map(({ name }) => name)),
  fc.nat(20_000).map((depth) => 'd/'.repeat(depth)),
  fc.string(),
);
const lengths = fc.oneof(
  fc.constantFrom(0, 1, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1),
  fc.nat(2 ** 32 - 1),
);
/** Sizes and places of 64 bits. */
const wide = fc
  .array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 3 })
  .map((sizes) => {
    const field = Buffer.alloc(4 + 8 * sizes.length);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(8 * sizes.length, 2);
    sizes.forEach((size, index) => field.writeBigUInt64LE(size, 4 + 8 * index));
    return field;
  });
const lie: fc.Arbitrary<Partial<ZipMember>> = fc.oneof(
  names.map((name) => ({ name })),
  lengths.map((size) => ({ size })),
  lengths.map((packedSize) => ({ packedSize })),
  lengths.map((offset) => ({ offset })),
  lengths.map((crc) => ({ crc })),
  fc.constantFrom(0, 8, 9, 12, 99).map((method) => ({ method })),
  fc.nat(0xffff).map((flags) => ({ flags })),
  wide.map((extra) => ({ extra, size: 2 ** 32 - 1 })),
  fc.uint8Array({ maxLength: 40 }).map((extra) => ({ extra })),
);
const lies = fc.array(fc.tuple(fc.nat(members.length - 1), lie), { minLength: 1, maxLength: 3 });
const lying = (made: readonly ZipMember[]) =>
  lies.map((told) =>
    made.map((member, at) =>
      told.reduce((now, [which, said]) => (which === at ? { ...now, ...said } : now), member),
    ),
  );
const ends: fc.Arbitrary<ZipEnd> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.nat(0xffff).map((count) => ({ count })) },
);
/** Some left out, some twice, in another order. */
const chosen = fc.shuffledSubarray([...members, ...members], { minLength: 1 });
const misdirected = fc
  .tuple(fc.oneof(lying(members), chosen), ends)
  .map(([made, end]) => archiveOf(made, end));
/** Manifests that say other things, and members that are named as they say. */
const misdeclared = misdescribed(manifest).map((said) => {
  const listed = (said as Partial<Manifest> | null)?.members;
  const renamed = members.slice(1).map((member, at) => {
    const other: unknown = Array.isArray(listed) ? listed[at] : null;
    const { name } = (other ?? {}) as { readonly name?: unknown };
    return typeof name === 'string' ? { ...member, name } : member;
  });
  return archiveOf([manifestMember(said), ...renamed]);
});

const zips = fc.oneof(damaged(whole).map(sealed), misdirected, misdeclared);

/** Files come out of it under their hashes alone, and no more than it has said. */
async function readMembers(bytes: Uint8Array): Promise<void> {
  await inFolder(async (dir) => {
    const path = join(dir, FILE);
    writeFileSync(path, bytes);
    const archive = await openZip(path, FILE);
    archive.close();
    const dataDir = join(dir, 'data');
    mkdirSync(dataDir);
    const wanted = archive.manifest.members.map(({ name }) => name).filter(fileMember);
    await unpackFiles({ path, file: FILE, dataDir, names: wanted }, () => undefined);
    requireNothingElse(dataDir, archive.manifest);
    if (readdirSync(dir).length !== 2) throw new Error('Files are where none belong.');
  });
}

function requireNothingElse(dataDir: string, { members: said }: Manifest): void {
  const sizes = new Map(said.map(({ name, sizeBytes }) => [name, sizeBytes]));
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(dataDir, path).replaceAll('\\', '/');
    const isNamed = basename(path) === `${sha256(readFileSync(path))}.safetensors`;
    if (!isNamed || statSync(path).size !== sizes.get(name)) throw new Error(`${name} is there.`);
  }
}

/** One value somewhere in the database. */
interface Cell {
  readonly table: string;
  readonly column: string;
  readonly row: number;
  readonly value: unknown;
}

function cellsOf(bytes: Uint8Array): Cell[] {
  const sqlite = new Sqlite(Buffer.from(bytes));
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
  const cells = (tables.all() as string[]).flatMap((table) =>
    (sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).flatMap(
      (one, row) => Object.entries(one).map(([column, value]) => ({ table, column, row, value })),
    ),
  );
  sqlite.close();
  return cells;
}

/** Values of any type, and JSON that means something else. */
function otherThan({ value }: Cell): fc.Arbitrary<unknown> {
  const any = fc.oneof(
    fc.constantFrom<unknown>(null, -1, 0, 1e308, -1e308, 2 ** 53, '', '{', '[]', 'x', '2026'),
    fc.constantFrom<unknown>(Buffer.alloc(0), Buffer.alloc(9, 255), 'x'.repeat(5000)),
    fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    odd.map((said) => JSON.stringify(said)),
  );
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return any;
  const inside = misdescribed(JSON.parse(value)).map((said) => JSON.stringify(said));
  return fc.oneof({ weight: 3, arbitrary: inside }, { weight: 1, arbitrary: any });
}

function changedIn(bytes: Uint8Array, changes: readonly Cell[]): Uint8Array {
  const sqlite = new Sqlite(Buffer.from(bytes));
  sqlite.pragma('foreign_keys = OFF');
  for (const { table, column, row, value } of changes) {
    try {
      const place = `(SELECT rowid FROM "${table}" LIMIT 1 OFFSET ${row})`;
      sqlite.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ${place}`).run(value);
    } catch (error) {
      // No null where none may be, and nothing twice: SQLite itself does not let such a database be.
      if (!(error instanceof Sqlite.SqliteError)) throw error;
    }
  }
  const changed = sqlite.serialize();
  sqlite.close();
  return changed;
}

function databases(): fc.Arbitrary<Uint8Array> {
  const cell = fc
    .constantFrom(...cellsOf(database))
    .chain((one) => otherThan(one).map((value) => ({ ...one, value })));
  const changed = fc
    .array(cell, { minLength: 1, maxLength: 2 })
    .map((changes) => changedIn(database, changes));
  return fc.oneof({ weight: 1, arbitrary: damaged(database) }, { weight: 3, arbitrary: changed });
}

/** It is refused, or its experiments are in another data folder afterwards. */
async function takeIn(bytes: Uint8Array): Promise<void> {
  await inFolder(async (dir) => {
    const path = join(dir, FILE);
    writeFileSync(path, bytes);
    const task = { path, file: FILE, workDir: join(dir, 'work'), migrationsDir: OWN_MIGRATIONS };
    const checked = await checkArchive(task, () => undefined);
    const own = openDatabase({ file: join(dir, 'own.db') });
    try {
      withArriving(own.orm, checked.database, () => {
        const plan = planArrival(own.orm, checked.manifest, dir);
        const note = say`Tried.`;
        mergeArriving(own.orm, { ...plan, reservedNames: [], note, now: Date.now() });
      });
      const here = listExperiments(own.orm).length;
      if (here !== checked.manifest.experiments.length) throw new Error(`${here} came in.`);
    } finally {
      own.close();
    }
  });
}

export const experimentArchiveReaders: readonly FuzzReader[] = [
  fuzzReader('archive members', 20, () => zips, readMembers, { writes: true }),
  fuzzReader(
    'archive',
    12,
    () => fc.oneof(damaged(whole), zips, databases().map(withDatabase)),
    takeIn,
    { writes: true },
  ),
];
