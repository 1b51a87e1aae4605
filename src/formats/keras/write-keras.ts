import { strToU8, zipSync } from 'fflate';
import type { ReadNote } from '../network.ts';
import { writeHdf5 } from './hdf5.ts';
import type { Hdf5Array } from './hdf5.ts';
import { storeNames } from './read/model-tree.ts';
import { inKerasOrder } from './write/keras-order.ts';
import { toKeras } from './write/keras-layers.ts';
import type { GivenNetwork } from './write/own-network.ts';
import { targetNetwork } from './write/target-layers.ts';
import type { TargetLayer, TargetNetwork } from './write/target-layers.ts';

/** A file for another program. */
export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** What is written otherwise than it is here. */
  readonly notes: readonly ReadNote[];
}

/** Equal networks give equal bytes. */
const NO_DATE = '1980-01-01T00:00:00';
/** The first version that has this format. */
const KERAS_VERSION = '3.0.0';

/**
 * A network as a `.keras` file, which Keras 3 opens without code of ours.
 *
 * @throws UserError naming a layer that Keras cannot have.
 */
export async function writeKeras(network: GivenNetwork): Promise<WrittenFile> {
  const target = targetNetwork(network, 'Keras', 'keras-3', toKeras);
  const layers = inKerasOrder(target.layers, target.output);
  const weights = await writeHdf5(arraysOf(layers));
  const metadata = { keras_version: KERAS_VERSION, date_saved: NO_DATE.replace('T', '@') };
  const bytes = zipSync(
    {
      'metadata.json': strToU8(JSON.stringify(metadata)),
      'config.json': strToU8(JSON.stringify(configOf(target, layers))),
      'model.weights.h5': weights,
    },
    { mtime: NO_DATE },
  );
  return { bytes, notes: target.notes };
}

function configOf({ name, output }: TargetNetwork, layers: readonly TargetLayer[]): object {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const tensorOf = (source: string) => ({
    class_name: '__keras_tensor__',
    config: {
      shape: [null, ...(byName.get(source)?.output ?? [])],
      dtype: 'float32',
      keras_history: [source, 0, 0],
    },
  });
  const input = layers.find(({ className }) => className === 'InputLayer');
  return {
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: layers.map((layer) => ({
        module: 'keras.layers',
        class_name: layer.className,
        config: {
          name: layer.name,
          dtype: 'float32',
          ...layer.config,
        },
        registered_name: null,
        name: layer.name,
        inbound_nodes: nodesOf(layer, tensorOf),
      })),
      input_layers: [input?.name ?? '', 0, 0],
      output_layers: [output, 0, 0],
    },
    registered_name: 'Functional',
  };
}

/** One call: of its only input, or of all of them as a list. */
function nodesOf({ inputs }: TargetLayer, tensorOf: (source: string) => object): object[] {
  const [first, ...others] = inputs.map(tensorOf);
  if (first === undefined) return [];
  return [{ args: others.length === 0 ? [first] : [[first, ...others]], kwargs: {} }];
}

function arraysOf(layers: readonly TargetLayer[]): Hdf5Array[] {
  const storeOf = storeNames('layers');
  return layers.flatMap(({ className, groups }) => {
    const store = storeOf(className);
    return groups.flatMap(({ at, variables }) =>
      variables.map(({ shape, values }, index) => ({
        path: [store, ...(at === '' ? [] : [at]), 'vars', String(index)].join('/'),
        shape,
        values,
      })),
    );
  });
}
