import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { OWN_MIGRATIONS } from '../../db/database.ts';
import { archiveOf, bytesOf, dataFolderOf, scratchFolder, seal } from './archive.fixture.ts';
import { checkArchive } from './check-archive.ts';
import { parseManifest } from './manifest.ts';

const { dir, remove } = scratchFolder();
const path = join(dir, 'damaged.pruning');
let whole: Uint8Array;

beforeAll(async () => {
  const archive = join(dir, 'whole.pruning');
  await archiveOf(dataFolderOf('0.5.0', join(dir, 'data')), archive);
  whole = bytesOf(archive);
});
afterAll(remove);

async function check(): Promise<void> {
  const workDir = join(dir, 'work');
  try {
    await checkArchive(
      { path, file: 'damaged.pruning', workDir, migrationsDir: OWN_MIGRATIONS },
      () => undefined,
    );
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** What the file is once something has happened to it: to a byte, to its end, to two stretches of it. */
const damage = fc.oneof(
  fc.record({ what: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({ what: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ what: fc.constant('swap' as const), at: fc.nat(), other: fc.nat() }),
  fc.record({ what: fc.constant('more' as const), bytes: fc.uint8Array({ minLength: 1 }) }),
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(content: Uint8Array, done: Damage): Uint8Array {
  const copy = content.slice();
  switch (done.what) {
    case 'flip': {
      const at = done.at % copy.length;
      copy[at] = (copy[at] ?? 0) ^ (1 << done.bit);
      return copy;
    }
    case 'cut':
      return copy.subarray(0, done.at % copy.length);
    case 'swap': {
      const [one, other] = [done.at, done.other].map((at) => at % (copy.length - 512));
      const stretch = (from = 0) => content.slice(from, from + 512);
      copy.set(stretch(one), other);
      copy.set(stretch(other), one);
      return copy;
    }
    case 'more':
      return Buffer.concat([copy, done.bytes]);
  }
}

describe('an archive that is damaged', () => {
  it('is whole before', async () => {
    writeFileSync(path, whole);
    await check();
  });

  it('is refused with a sentence wherever that is', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (done) => {
        const content = damaged(whole, done);
        fc.pre(Buffer.compare(content, whole) !== 0);
        writeFileSync(path, content);
        await expect(check()).rejects.toThrow(UserError);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with a sentence, or is the same still, where somebody sealed it anew', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (done) => {
        seal(path, damaged(whole, done));
        await check().catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a manifest', () => {
  const valid = {
    format: 'pruning-workbench-archive',
    formatVersion: 1,
    workbench: '0.6.0',
    createdAt: '2026-01-01T00:00:00.000Z',
    experiments: [{ id: '0123456789abcdef', name: 'One' }],
    datasets: [],
    withNetworks: true,
    members: [{ name: 'experiments.db', sizeBytes: 1, sha256: 'a'.repeat(64) }],
  };

  it('is read as it was written, and anything else is refused with a sentence', () => {
    expect(parseManifest(JSON.stringify(valid))).toEqual(valid);
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      // One field of a manifest is anything.
      fc
        .tuple(fc.constantFrom(...Object.keys(valid)), fc.jsonValue())
        .map(([key, value]) => JSON.stringify({ ...valid, [key]: value })),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let read: unknown;
        try {
          read = parseManifest(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        expect(read).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    [{ formatVersion: 2 }, /update the workbench/],
    [{ members: [] }, /is not one/],
    [{ members: [...valid.members, ...valid.members] }, /twice/],
    [{ members: [{ ...valid.members[0], name: '../../etc/passwd' }] }, /no name that a member/],
    [{ members: [{ ...valid.members[0], name: 'weights/../x.safetensors' }] }, /no name that/],
    [
      { members: [{ ...valid.members[0], name: `weights/${'b'.repeat(64)}.safetensors` }] },
      /another hash than its own/,
    ],
    [
      { members: [{ ...valid.members[0], name: `weights/${'a'.repeat(64)}.safetensors` }] },
      /no database/,
    ],
    [{ members: [{ ...valid.members[0], sizeBytes: 2 ** 40 }] }, /is not one/],
    [{ extra: 1 }, /is not one/],
  ])('%j is refused', (change, message) => {
    expect(() => parseManifest(JSON.stringify({ ...valid, ...change }))).toThrow(message);
  });

  it('that unpacks to more than is allowed is refused', () => {
    const members = Array.from({ length: 17 }, (_, index) => {
      const sha256 = index.toString(16).padStart(64, '0');
      return { name: `weights/${sha256}.safetensors`, sizeBytes: 4 * 2 ** 30, sha256 };
    });
    const said = { ...valid, members: [...valid.members, ...members] };
    expect(() => parseManifest(JSON.stringify(said))).toThrow(/would unpack to/);
  });
});
