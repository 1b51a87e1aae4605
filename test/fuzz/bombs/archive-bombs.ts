import { createHash } from 'node:crypto';
import { strToU8 } from 'fflate';
import { packed, zipOf } from './packed.ts';
import type { ZipMember } from './packed.ts';
import type { Bomb } from './bombs.ts';

const MIB = 2 ** 20;
const NOTHING = new Uint8Array();
const ZEROS = new Uint8Array(MIB);

/** An archive of experiments with the seal that belongs to it. */
function sealedArchive(name: string, members: readonly ZipMember[]) {
  const body = zipOf(members, { comment: strToU8(`sha256:${'0'.repeat(64)}`) }).subarray(0, -64);
  const seal = createHash('sha256').update(body).digest('hex');
  return { name, bytes: Buffer.concat([body, Buffer.from(seal)]) };
}

function manifestOf(members: readonly object[]): ZipMember {
  const text = JSON.stringify({
    ...{ format: 'pruning-workbench-archive', formatVersion: 1, workbench: '0.6.0' },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', withNetworks: true, datasets: [], members },
    experiments: [{ id: '0123456789abcdef', name: 'One' }],
  });
  return { ...packed(strToU8(text), NOTHING, 0), name: 'manifest.json' };
}

/** A database of zeros, and networks of zeros, all with their true hashes. */
function zerosArchive(name: string, databaseMebibytes: number, networks: number) {
  const database = { ...packed(NOTHING, ZEROS, databaseMebibytes), name: 'experiments.db' };
  const members = [member(database, databaseMebibytes)];
  const files = [database];
  for (let at = 0; at < networks; at++) {
    const file = packed(Uint8Array.of(at), ZEROS, MIB_OF_A_NETWORK);
    const { sha256 } = member({ ...file, name: '' }, MIB_OF_A_NETWORK, Uint8Array.of(at));
    const named = { ...file, name: `weights/${sha256}.safetensors` };
    members.push({ name: named.name, sizeBytes: named.size, sha256 });
    files.push(named);
  }
  return sealedArchive(name, [manifestOf(members), ...files]);
}
const MIB_OF_A_NETWORK = 1024;

function member({ name, size }: ZipMember, mebibytes: number, head: Uint8Array = NOTHING) {
  const hash = createHash('sha256').update(head);
  for (let time = 0; time < mebibytes; time++) hash.update(ZEROS);
  return { name, sizeBytes: size, sha256: hash.digest('hex') };
}

export const ARCHIVE_BOMBS: readonly Bomb[] = [
  {
    name: 'archive with a manifest of 4 GB',
    told: /manifest of .* far too large/,
    make: () =>
      sealedArchive('manifest.pruning', [
        { ...packed(NOTHING, ZEROS, 4000), name: 'manifest.json' },
      ]),
  },
  {
    name: 'archive with a manifest of 4 GB that says 1 MB',
    told: /cannot be read as an archive/,
    make: () =>
      sealedArchive('says-less.pruning', [
        { ...packed(NOTHING, ZEROS, 4000), size: MIB, name: 'manifest.json' },
      ]),
  },
  {
    name: 'archive of 65,000 members with names of 5 kB',
    told: /members that its manifest does not name/,
    make: () => {
      const empty = packed(NOTHING, NOTHING, 0);
      const name = (at: number) => `${'d/'.repeat(2500)}${at}`;
      return sealedArchive('names.pruning', [
        ...Array.from({ length: 65_000 }, (_, at) => ({ ...empty, name: name(at) })),
      ]);
    },
  },
  {
    name: 'archive with a database of 2 GB zeros',
    told: /file is not a database/,
    make: () => zerosArchive('database.pruning', 2000, 0),
  },
  {
    name: 'archive with 4 networks of 1 GB zeros',
    told: /file is not a database/,
    make: () => zerosArchive('networks.pruning', 1, 4),
  },
];
