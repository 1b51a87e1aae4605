import { LIMITS } from '../archives/manifest.ts';
import { MAX_IMPORT_BYTES } from '../../contract/dataset-import.ts';
import { UserError } from '../../contract/errors.ts';
import { MAX_MODEL_BYTES } from '../../contract/model-import.ts';
import { say } from '../../contract/sentence.ts';

/** @throws UserError where files are too large for a data set. */
export function requireDatasetSize(totalBytes: number): void {
  if (totalBytes <= MAX_IMPORT_BYTES) return;
  throw new UserError(
    say`These files have ${totalBytes.toLocaleString('en')} bytes, and a data set may have
      ${MAX_IMPORT_BYTES.toLocaleString('en')}: choose fewer files, or take a part of the
      examples.`,
  );
}

/** @throws UserError where a file is too large for an archive. */
export function requireArchiveSize(totalBytes: number): void {
  if (totalBytes <= LIMITS.archiveBytes) return;
  throw new UserError(
    say`This file has ${totalBytes.toLocaleString('en')} bytes, and an archive may have
      ${LIMITS.archiveBytes.toLocaleString('en')}.`,
  );
}

/** @throws UserError where files are too large for a network. */
export function requireModelSize(totalBytes: number): void {
  if (totalBytes <= MAX_MODEL_BYTES) return;
  throw new UserError(
    say`These files have ${totalBytes.toLocaleString('en')} bytes, and a network may have
      ${MAX_MODEL_BYTES.toLocaleString('en')}: choose the files of one network alone.`,
  );
}
