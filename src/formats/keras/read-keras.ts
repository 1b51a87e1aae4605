import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ReadNetwork } from '../network.ts';
import { isHdf5, readHdf5 } from './hdf5.ts';
import type { Hdf5File } from './hdf5.ts';
import { jsonOf } from './json.ts';
import type { Dialect } from './read/layer.ts';
import { modelTree } from './read/model-tree.ts';
import { networkOf } from './read/network-of.ts';
import type { FileWords } from './read/network-of.ts';
import { weightsOfH5 } from './read/weights-of-h5.ts';
import { weightsOfKeras3 } from './read/weights-of-keras-3.ts';
import { unzip } from '../../archives/zip.ts';

const CONFIG = 'config.json';
const METADATA = 'metadata.json';
const WEIGHTS = 'model.weights.h5';

/**
 * The network in a whole model that Keras saved: `.keras`, or `.h5` of Keras 2 or 3.
 *
 * @param file how it is called in errors.
 * @throws UserError naming the file and the layer that cannot be taken, and what to do.
 */
export function readKeras(bytes: Uint8Array, file: string): Promise<ReadNetwork> {
  if (isHdf5(bytes)) return readHdf5(bytes, file, (h5) => networkOfH5(h5, file));
  return networkOfArchive(bytes, file);
}

async function networkOfArchive(bytes: Uint8Array, file: string): Promise<ReadNetwork> {
  const entries = unzip({ name: file, bytes }, (name) =>
    [CONFIG, METADATA, WEIGHTS].includes(name),
  );
  const [config, metadata, weights] = [CONFIG, METADATA, WEIGHTS].map((name) => entries.get(name));
  if (!config || !weights) {
    throw new UserError(
      say`${file} is a zip file without ${CONFIG} and ${WEIGHTS}, which a model of Keras has. Save it with
        model.save("NAME.keras").`,
    );
  }
  const version =
    metadata === undefined ? undefined : versionIn(jsonOf(metadata, `${file}/${METADATA}`));
  const dialect = dialectOf(version, 'keras-3');
  const model = modelTree(jsonOf(config, `${file}/${CONFIG}`), { file, dialect });
  return readHdf5(weights, `${file}/${WEIGHTS}`, (h5) =>
    networkOf(model, wordsOf(dialect, version), weightsOfKeras3(h5)),
  );
}

function networkOfH5(h5: Hdf5File, file: string): ReadNetwork {
  const [config] = h5.texts('', 'model_config') ?? [];
  if (config === undefined) {
    throw new UserError(
      say`${file} holds weights without the network that they belong to. Save the whole model with
        model.save("NAME.keras").`,
    );
  }
  const [version] =
    h5.texts('', 'keras_version') ?? h5.texts('model_weights', 'keras_version') ?? [];
  const dialect = dialectOf(version, 'keras-2');
  const model = modelTree(jsonOf(config, `${file}/model_config`), { file, dialect });
  return networkOf(model, wordsOf(dialect, version), weightsOfH5(h5));
}

function versionIn(metadata: unknown): string | undefined {
  const version = (metadata as { keras_version?: unknown } | null)?.keras_version;
  return typeof version === 'string' ? version : undefined;
}

/** Files without a version are of that one's time. */
function dialectOf(version: string | undefined, fallback: Dialect): Dialect {
  if (version === undefined) return fallback;
  return Number.parseInt(version, 10) >= 3 ? 'keras-3' : 'keras-2';
}

function wordsOf(dialect: Dialect, version: string | undefined): FileWords {
  return {
    format: dialect === 'keras-3' ? 'Keras 3' : 'Keras 2',
    producer: version === undefined ? null : `keras ${version}`,
  };
}
