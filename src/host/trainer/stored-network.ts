import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { readNetworkFile, type Network } from '../../engine/network/network-file.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { loadWeights, WeightsLost } from './store-weights.ts';

/**
 * A stored network.
 *
 * @param remedy what to do where it is lost: an import can be made again.
 * @throws UserError that names the file, when it is missing or damaged.
 */
export async function storedNetwork(
  dir: string,
  sha256: string,
  remedy = say`restore it from a copy of the data folder`,
): Promise<Network> {
  const file = weightsFile(dir, sha256);
  try {
    return readNetworkFile(await loadWeights({ file, sha256 }), file);
  } catch (error) {
    if (!(error instanceof WeightsLost)) throw error;
    throw new UserError(say`The weights file ${file} is missing or damaged: ${remedy}.`);
  }
}

/**
 * An imported network where it is stored.
 *
 * @throws UserError that names the file, when it is missing or damaged.
 */
export function importedNetwork(modelsDir: string, sha256: string): Promise<Network> {
  return storedNetwork(
    modelsDir,
    sha256,
    say`import the network again from the files that it came in`,
  );
}
