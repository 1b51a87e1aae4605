import { ARCHIVE_ENDING } from '../contract/archives.ts';
import { fileStem } from './file-stem.ts';

/**
 * A name for an archive that every file system takes: of one experiment its own, of several the number.
 *
 * @param names of the experiments in it
 * @param day ISO 8601
 */
export function archiveName(names: readonly string[], day: string): string {
  const stem =
    names.length === 1 ? fileStem(names[0] ?? '') || 'experiment' : `${names.length}-experiments`;
  return `${stem}-${day.slice(0, 10)}${ARCHIVE_ENDING}`;
}
