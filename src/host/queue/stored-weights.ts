import type { StoredRun } from '../../db/queries/runs.ts';
import type { WeightsFolder } from '../data-folder/weights-folder.ts';
import type { WeightsReference } from '../trainer/messages.ts';

/** The weights of a trained run; undefined where their file is missing or has another length. */
export function storedWeights(
  folder: WeightsFolder,
  run: Pick<StoredRun, 'weightsSha256' | 'fileBytes' | 'sizeBytes'>,
): WeightsReference | undefined {
  const { weightsSha256: sha256 } = run;
  const fileBytes = run.fileBytes ?? run.sizeBytes;
  if (sha256 === null || fileBytes === null || !folder.holds(sha256, fileBytes)) return undefined;
  return { sha256, file: folder.fileOf(sha256) };
}
