import type { ArchiveImportRequest } from '../../contract/archives.ts';
import { OWN_MIGRATIONS } from '../../db/database.ts';
import { createWrittenArchives } from '../archives/written-archives.ts';
import type { WrittenArchives } from '../archives/written-archives.ts';
import type { ImportsFolder } from '../data-folder/imports-folder.ts';
import type { ChildOptions } from '../processes/child.ts';
import { requireArchiveSize } from './sizes.ts';
import { createUploads } from './uploads.ts';
import type { Uploads } from './uploads.ts';

/** What archives need. */
export interface ArchiveParts {
  readonly folder: ImportsFolder;
  readonly uploads: Uploads<ArchiveImportRequest>;
  /** Those that wait to be fetched. */
  readonly written: WrittenArchives;
  /** How the process that reads and writes them is started. */
  readonly archiver: ChildOptions;
  /** Folder of the database's migrations. */
  readonly migrationsDir: string;
}

export function archiveParts(
  folder: ImportsFolder,
  archiver: ChildOptions,
  migrationsDir = OWN_MIGRATIONS,
): ArchiveParts {
  return {
    folder,
    uploads: createUploads(folder.uploadsDir, requireArchiveSize),
    written: createWrittenArchives(folder.uploadsDir),
    archiver,
    migrationsDir,
  };
}
