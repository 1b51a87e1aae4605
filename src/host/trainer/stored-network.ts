import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { readNetworkFile, type Network } from '../../engine/network/network-file.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { loadWeights, WeightsLost } from './store-weights.ts';

/**
 * A stored network.
 *
 * @throws UserError that names the file, when it is missing or damaged.
 */
export async function storedNetwork(dir: string, sha256: string): Promise<Network> {
  const file = weightsFile(dir, sha256);
  try {
    return readNetworkFile(await loadWeights({ file, sha256 }), file);
  } catch (error) {
    if (!(error instanceof WeightsLost)) throw error;
    throw new UserError(
      say`The weights file ${file} is missing or damaged: restore it from a copy of the data
        folder.`,
    );
  }
}
