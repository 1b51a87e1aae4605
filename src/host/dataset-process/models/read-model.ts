import { readOnnx } from '../../../formats/onnx/read/read-onnx.ts';
import type { ReadNetwork } from '../../../formats/network.ts';
import { readKeras } from '../../../formats/keras/read-keras.ts';
import { readTfjs } from '../../../formats/tfjs/read-tfjs.ts';
import type { FoundModel } from './model-kind.ts';
import { readNetwork } from './read-network.ts';

/**
 * Reads a network by the format that it is in.
 *
 * @throws UserError naming file and layer or node, where it cannot be read exactly.
 */
export function readModel({ kind, main, beside }: FoundModel): ReadNetwork | Promise<ReadNetwork> {
  switch (kind) {
    case 'network':
      return readNetwork(main);
    case 'keras':
    case 'h5':
      return readKeras(main.bytes, main.name);
    case 'onnx':
      return readOnnx([main, ...beside]);
    case 'tfjs':
      return readTfjs(main, beside);
  }
}
