import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWN_MIGRATIONS } from '../../db/database.ts';
import { openDatabase } from '../../db/database.ts';
import { listExperiments } from '../../db/queries/history.ts';
import { DATABASE_FILE } from '../data-folder/data-folder.ts';
import { exportArchive } from './export-archive.ts';
import type { ExportTask } from './export-archive.ts';

const FOLDERS = join(import.meta.dirname, '../../../test/fixtures/data-folders');

/** A folder for the files of a test, which goes with it. */
export function scratchFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A copy of the data folder of a released version, brought to this one. */
export function dataFolderOf(version: string, dir: string): string {
  cpSync(join(FOLDERS, version), dir, { recursive: true });
  openDatabase({ file: join(dir, DATABASE_FILE) }).close();
  return dir;
}

/** Writes all experiments of a data folder into an archive. */
export async function archiveOf(
  dataDir: string,
  path: string,
  asked: Partial<Pick<ExportTask, 'ids' | 'networks' | 'data'>> = {},
) {
  const { ids, networks = true, data = true } = asked;
  const database = openDatabase({ file: join(dataDir, DATABASE_FILE) });
  const all = listExperiments(database.orm).map(({ id }) => id);
  database.close();
  return await exportArchive(
    {
      ...{ dataDir, path, networks, data, ids: ids ?? all },
      ...{ migrationsDir: OWN_MIGRATIONS, workbench: '0.0.0-test' },
    },
    () => undefined,
  );
}

/** Gives a file that was changed by hand the seal that it would need. */
export function seal(path: string, content: Uint8Array): void {
  const body = content.subarray(0, content.length - 64);
  writeFileSync(path, body);
  writeFileSync(path, createHash('sha256').update(body).digest('hex'), { flag: 'a' });
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
