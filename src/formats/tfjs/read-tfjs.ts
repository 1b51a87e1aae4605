import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { jsonOf } from '../keras/json.ts';
import { modelTree } from '../keras/read/model-tree.ts';
import { networkOf } from '../keras/read/network-of.ts';
import { isZip, unzip } from '../../archives/zip.ts';
import type { ReadNetwork } from '../network.ts';
import { storedWeights, weightsManifestSchema } from './stored-weights.ts';
import { weightsByName } from './weights-by-name.ts';

/** A file that was chosen: of its path only the last part counts. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const modelSchema = z.object({
  format: z.string().optional(),
  generatedBy: z.string().nullish(),
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: weightsManifestSchema,
});

/**
 * The network in a LayersModel of TensorFlow.js: `model.json` and the files with its weights.
 *
 * @param main `model.json`, or a zip file of all of them
 * @throws UserError naming the file and the layer that cannot be taken, and what to do.
 */
export function readTfjs(main: NamedBytes, beside: readonly NamedBytes[]): ReadNetwork {
  return isZip(main) ? readArchive(main) : readLayersModel(main, beside);
}

function readLayersModel(main: NamedBytes, beside: readonly NamedBytes[]): ReadNetwork {
  const { name: file } = main;
  const content = jsonOf(main.bytes, file);
  const parsed = modelSchema.safeParse(content);
  const isGraph = (content as { format?: unknown } | null)?.format === 'graph-model';
  if (!parsed.success || isGraph) {
    throw new UserError(
      isGraph
        ? say`${file} is a graph model of TensorFlow.js, which has no layers. Save the network as a layers model
            (tensorflowjs_converter --output_format=tfjs_layers_model), or from Keras as a .keras file.`
        : say`${file} is no layers model of TensorFlow.js
            (${parsed.error?.issues[0]?.path.join('.') ?? ''}: ${parsed.error?.issues[0]?.message ?? ''}). Save
            it again with model.save.`,
    );
  }
  const { modelTopology: topology, weightsManifest, generatedBy } = parsed.data;
  const version = topology['keras_version'];
  // Converted from Keras 3 it has that one's words; as tfjs itself writes it, there is no number first.
  const dialect = /^[3-9]\./.test(String(version)) ? 'keras-3' : 'tfjs';
  const model = modelTree(topology['model_config'] ?? topology, { file, dialect });
  const weights = storedWeights(weightsManifest, beside, file);
  const network = networkOf(
    model,
    { format: 'TensorFlow.js', producer: generatedBy ?? null },
    weightsByName(weights.arrays, file),
  );
  return { ...network, notes: [...network.notes, ...weights.notes] };
}

function readArchive(archive: NamedBytes): ReadNetwork {
  const { name } = archive;
  const files = [...unzip(archive, (entry) => /\.(json|bin)$/.test(entry))].map(
    ([entry, content]): NamedBytes => ({ name: entry, bytes: content }),
  );
  const main = files.find((file) => /(^|\/)model\.json$/.test(file.name));
  if (main === undefined) {
    throw new UserError(
      say`${name} is a zip file without model.json, which a layers model of TensorFlow.js has.`,
    );
  }
  return readLayersModel(
    { name: `${name}/${main.name}`, bytes: main.bytes },
    files.filter((file) => file !== main),
  );
}
