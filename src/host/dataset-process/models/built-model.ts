import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { writeVariables } from '../../../engine/network/variables.ts';
import { modelOf } from '../../../engine/thinning/thin-model.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';
import type { ReadNetwork } from '../../../formats/network.ts';

/**
 * The model of a network that was read, with its values. The caller disposes it.
 *
 * @param file how its file is called in errors.
 * @throws UserError where tfjs-layers cannot build it.
 */
export async function builtModel(
  { topology, values }: Pick<ReadNetwork, 'topology' | 'values'>,
  file: string,
): Promise<TensorFlow.LayersModel> {
  try {
    const model = await modelOf(topology);
    writeVariables(model, values);
    return model;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      say`The network in ${file} cannot be built: ${(error as Error).message} Please report it, with the
        file.`,
    );
  }
}
