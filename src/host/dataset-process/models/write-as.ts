import type { ModelNote, ModelProof, NetworkFormat } from '../../../contract/models.ts';
import { writeNetworkFile } from '../../../engine/network/network-file.ts';
import type { Network } from '../../../engine/network/network-file.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';
import { builtModel } from './built-model.ts';
import { ownAnswers } from './own-answers.ts';
import { readNetwork } from './read-network.ts';

/** A network as a file, and what another program makes of that. */
export interface WrittenNetwork {
  readonly bytes: Uint8Array;
  readonly notes: readonly ModelNote[];
  /** Who answers. */
  readonly by: ModelProof['by'];
  /** The logits for examples that lie as ours. */
  answer(examples: Batch): Promise<Batch>;
}

/**
 * Writes a network in a format.
 *
 * @throws UserError naming the layer, where the format cannot say what it computes.
 */
export function writeAs(
  format: NetworkFormat,
  network: Network,
): WrittenNetwork | Promise<WrittenNetwork> {
  switch (format) {
    case 'network':
      return ownFile(network);
    case 'onnx':
    case 'keras':
    case 'tfjs':
      throw new Error(`Nothing writes ${format} yet.`);
  }
}

function ownFile(network: Network): WrittenNetwork {
  const bytes = writeNetworkFile(network);
  const name = 'network.safetensors';
  return {
    bytes,
    notes: [],
    by: 'workbench',
    async answer(examples) {
      const read = readNetwork({ name, bytes });
      const model = await builtModel(read, name);
      try {
        return ownAnswers(model, examples, read.input, read.behind);
      } finally {
        model.dispose();
      }
    },
  };
}
