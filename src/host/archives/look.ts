import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ArrivedArchive } from '../../contract/archives.ts';
import { withArriving } from '../../db/archive/arriving.ts';
import { openDatabase, openForReading, OWN_MIGRATIONS } from '../../db/database.ts';
import { DATABASE_FILE } from '../data-folder/data-folder.ts';
import { planArrival } from './arrival.ts';
import { checkArchive } from './check-archive.ts';
import type { OnProgress } from './messages.ts';

/**
 * Reads an archive from its first byte to its last and tells what would come in of it, without a change to
 * the data folder, which may be missing.
 *
 * @throws UserError where something is wrong with the archive
 */
export async function lookAtArchive(
  path: string,
  dataDir: string,
  onProgress: OnProgress,
): Promise<ArrivedArchive> {
  const workDir = await mkdtemp(join(tmpdir(), 'workbench-archive-'));
  try {
    const { database, manifest } = await checkArchive(
      { path, file: basename(path), workDir, migrationsDir: OWN_MIGRATIONS },
      onProgress,
    );
    const file = join(dataDir, DATABASE_FILE);
    const own =
      (existsSync(file) ? openForReading({ file }) : undefined) ??
      openDatabase({ file: ':memory:' });
    try {
      return withArriving(own.orm, database, () => planArrival(own.orm, manifest, dataDir).told);
    } finally {
      own.close();
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
