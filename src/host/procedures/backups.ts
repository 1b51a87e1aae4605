import { statSync } from 'node:fs';
import type { z } from 'zod';
import type { backupsSchema } from '../../contract/backups.ts';
import { sentenceOf, textOf } from '../../contract/sentence.ts';
import { listBackups } from '../data-folder/restore.ts';
import type { Workbench } from '../workbench.ts';

/** The backups of the database, and what kept the last one from being made. */
export function backupsIn({ dataDir, backups }: Workbench): z.infer<typeof backupsSchema> {
  const failure = backups.failure();
  return {
    backups: listBackups(dataDir).map(({ backup: { file, name, at, kind }, content }) => ({
      ...{ name, kind, content },
      at: at.toISOString(),
      sizeBytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0,
    })),
    failure: failure && {
      at: failure.at.toISOString(),
      reason: textOf(failure.reason),
      sentence: sentenceOf(failure.reason) ?? undefined,
    },
  };
}
