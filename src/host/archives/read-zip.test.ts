import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packed, zipOf } from '../../../test/fuzz/bombs/packed.ts';
import type { ZipEnd, ZipMember } from '../../../test/fuzz/bombs/packed.ts';
import { scratchFolder } from './archive.fixture.ts';
import { openZip } from './read-zip.ts';

const { dir, remove } = scratchFolder();
afterAll(remove);

const empty = packed(new Uint8Array(), new Uint8Array(), 0);
const database: ZipMember = { ...empty, name: 'experiments.db' };

async function open(members: readonly ZipMember[], end?: ZipEnd) {
  const path = join(dir, 'a.pruning');
  writeFileSync(path, zipOf(members, end));
  try {
    (await openZip(path, 'a.pruning')).close();
  } finally {
    rmSync(path);
  }
}

/** The manifest is not even looked for. */
describe('a ZIP file is refused as an archive while its directory is read', () => {
  it.each<[string, ZipMember, RegExp]>([
    ['a name that no member has', { ...database, name: 'readme' }, /does not name/],
    ['a name of many folders', { ...database, name: 'd/'.repeat(30_000) }, /does not name/],
    ['a name that leads out', { ...database, name: '../experiments.db' }, /cannot be read as/],
    ['a member twice', database, /experiments\.db is there twice/],
    [
      'much beside a name',
      { ...database, name: 'manifest.json', extra: new Uint8Array(200) },
      /far too much stands beside manifest\.json/,
    ],
  ])('with %s', async (_what, member, message) => {
    await expect(open([database, member])).rejects.toThrow(message);
  });

  it('with more members than it has', async () => {
    await expect(open([database], { count: 2 })).rejects.toThrow(/cannot be read as an archive/);
  });
});
