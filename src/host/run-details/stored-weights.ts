import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { NamedValues } from '../../engine/network/variables.ts';
import { readWeightsFile } from '../../engine/weights-file.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { loadWeights, WeightsLost } from '../trainer/store-weights.ts';

/**
 * The variables in a stored weights file.
 *
 * @throws UserError that names the file, when it is missing or damaged.
 */
export async function storedWeights(dir: string, sha256: string): Promise<NamedValues[]> {
  const file = weightsFile(dir, sha256);
  try {
    return readWeightsFile(await loadWeights({ file, sha256 }), file);
  } catch (error) {
    if (!(error instanceof WeightsLost)) throw error;
    throw new UserError(
      say`The weights file ${file} is missing or damaged: restore it from a copy of the data
        folder.`,
    );
  }
}
