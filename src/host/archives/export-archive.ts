import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { NotFound } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { copyExperiments } from '../../db/archive/subset.ts';
import { openForReading } from '../../db/database.ts';
import { datasets, experiments, runs } from '../../db/schema.ts';
import { DATABASE_FILE } from '../data-folder/data-folder.ts';
import { openToLookAt, whyReadOnly } from '../data-folder/read-only-folder.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { filesNamedBy } from './archive-files.ts';
import type { NamedFile } from './archive-files.ts';
import { hashOfFile } from './hashed-file.ts';
import { DATABASE_MEMBER, fileMemberName, LIMITS, manifestText } from './manifest.ts';
import type { Member } from './manifest.ts';
import type { OnProgress } from './messages.ts';
import { FOLDERS } from './folders.ts';
import { writeZip } from './write-zip.ts';
import type { SourceMember } from './write-zip.ts';

/** What is to be taken away, and where to. */
export interface ExportTask {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly ids: readonly string[];
  readonly networks: boolean;
  readonly data: boolean;
  /** The archive; there must be no file yet. Others of this name with an ending come and go beside it. */
  readonly path: string;
  /** The version of the workbench, as the archive has it. */
  readonly workbench: string;
}

/** What was written. */
export interface ExportReport {
  readonly sizeBytes: number;
  readonly experiments: number;
  readonly runs: number;
  /** Files in the archive: networks of runs and imported ones, and data sets. */
  readonly files: number;
  /** Networks and data sets that belong in it, and are gone or damaged in the data folder. */
  readonly lacking: number;
}

/**
 * Writes experiments of a data folder into one file. The folder is only read: another workbench may be at
 * work in it. Nothing is left of a file that could not be finished.
 *
 * @throws NotFound where there is no such experiment
 */
export async function exportArchive(
  task: ExportTask,
  onProgress: OnProgress,
): Promise<ExportReport> {
  const copy = `${task.path}.db`;
  try {
    const rows = copyRows(task, copy);
    const wanted = rows.files.filter(({ folder }) =>
      folder === 'datasets' ? task.data : task.networks,
    );
    const sizes = wanted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const databaseBytes = (await stat(copy)).size;
    let done = 0;
    // Every file is read twice: hashed first, so that the manifest can stand before what it names.
    const total = 2 * (sizes + databaseBytes);
    const onBytes = (bytes: number) => onProgress((done += bytes), total);
    const database: SourceMember = {
      name: DATABASE_MEMBER,
      sizeBytes: databaseBytes,
      sha256: await hashOfFile(copy, onBytes),
      path: copy,
    };
    const whole: SourceMember[] = [];
    for (const file of wanted) {
      const found = await wholeFile(task.dataDir, file, onBytes);
      if (found) whole.push(found);
    }
    const members = [database, ...whole];
    const included = new Set(whole.map(({ sha256 }) => sha256));
    const text = manifestText({
      workbench: task.workbench,
      createdAt: new Date().toISOString(),
      experiments: rows.experiments,
      datasets: rows.datasets.map((one) => ({ ...one, included: included.has(one.sha256) })),
      withNetworks: task.networks,
      members: members.map(({ name, sizeBytes, sha256 }): Member => ({ name, sizeBytes, sha256 })),
    });
    await writeZip(task.path, text, members, onBytes);
    return {
      sizeBytes: (await stat(task.path)).size,
      experiments: rows.experiments.length,
      runs: rows.runs,
      files: whole.length,
      lacking: wanted.length - whole.length,
    };
  } catch (error) {
    await rm(task.path, { force: true });
    throw error;
  } finally {
    await rm(copy, { force: true });
    await rm(`${copy}-journal`, { force: true });
  }
}

function copyRows({ dataDir, migrationsDir, ids }: ExportTask, copy: string) {
  const source =
    whyReadOnly(dataDir) === null
      ? openForReading({ file: join(dataDir, DATABASE_FILE), migrationsDir })
      : openToLookAt(dataDir, migrationsDir);
  if (!source) throw new Error(`The database in ${dataDir} is of an earlier version.`);
  try {
    return copyExperiments(source.orm, { file: copy, migrationsDir, ids }, (orm) => {
      const own = orm
        .select({ id: experiments.id, name: experiments.name })
        .from(experiments)
        .all();
      const missing = ids.find((id) => !own.some((one) => one.id === id));
      if (missing !== undefined) {
        throw new NotFound(say`There is no experiment ${missing} in this data folder.`);
      }
      return {
        experiments: own,
        runs: orm.select({ count: count() }).from(runs).get()?.count ?? 0,
        datasets: orm.select({ sha256: datasets.sha256, name: datasets.name }).from(datasets).all(),
        files: filesNamedBy(orm),
      };
    });
  } finally {
    source.close();
  }
}

/** A file of the data folder that is what its name says; undefined where it is gone or damaged. */
async function wholeFile(
  dataDir: string,
  { folder, sha256, sizeBytes }: NamedFile,
  onBytes: (bytes: number) => void,
): Promise<SourceMember | undefined> {
  const path = weightsFile(join(dataDir, FOLDERS[folder]), sha256);
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== sizeBytes || sizeBytes > LIMITS.fileBytes) return undefined;
  if ((await hashOfFile(path, onBytes)) !== sha256) return undefined;
  return { name: fileMemberName({ folder, sha256 }), sizeBytes, sha256, path };
}
