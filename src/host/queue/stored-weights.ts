import type { StoredRun } from '../../db/queries/runs.ts';
import { InTrouble } from '../../contract/errors.ts';
import type { WeightsFolder } from '../data-folder/weights-folder.ts';
import type { WeightsReference } from '../trainer/messages.ts';

/**
 * The weights of a trained run; undefined where their file is missing or has another length.
 *
 * @throws InTrouble when the folder itself is away: nothing can be said of a file then.
 */
export function storedWeights(
  folder: WeightsFolder,
  run: Pick<StoredRun, 'weightsSha256' | 'fileBytes' | 'sizeBytes'>,
): WeightsReference | undefined {
  const { weightsSha256: sha256 } = run;
  const fileBytes = run.fileBytes ?? run.sizeBytes;
  if (sha256 === null || fileBytes === null) return undefined;
  if (folder.holds(sha256, fileBytes)) return { sha256, file: folder.fileOf(sha256) };
  const trouble = folder.trouble();
  if (trouble) throw new InTrouble(trouble);
  return undefined;
}
