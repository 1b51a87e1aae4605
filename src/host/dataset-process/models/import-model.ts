import { createHash } from 'node:crypto';
import { UserError } from '../../../contract/errors.ts';
import type { ModelInfo } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import { writeNetworkFile } from '../../../engine/network/network-file.ts';
import type { Network } from '../../../engine/network/network-file.ts';
import { readVariables } from '../../../engine/network/variables.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';
import { topologyOf } from '../../../engine/thinning/thin-model.ts';
import type { ReadNetwork } from '../../../formats/network.ts';
import { storeWeights } from '../../trainer/store-weights.ts';
import { builtModel } from './built-model.ts';
import { modelFacts } from './model-facts.ts';
import type { ModelFacts } from './model-facts.ts';
import { readModelFiles } from './model-files.ts';
import type { ModelFile, SentFile } from './model-files.ts';
import { findModel } from './model-kind.ts';
import { proveModel } from './prove-model.ts';
import { readModel } from './read-model.ts';

/** Files that are to become a network. */
export interface ModelImportTask {
  readonly files: readonly SentFile[];
  /** Which of them has inputs and outputs that are expected; else whichever is an NPZ file. */
  readonly expected?: string | undefined;
  /** Where the network is to be stored, under its hash. */
  readonly modelsDir: string;
}

/** A network that is stored. */
export type ModelImportReport = ModelFacts &
  Pick<ModelInfo, 'sha256' | 'sizeBytes' | 'format' | 'producer' | 'notes' | 'proof'>;

/**
 * Reads the files of one network, proves that what was read computes the same, and stores it: a whole
 * file or nothing.
 *
 * @throws UserError where the files are not what they should be, hold what cannot be read exactly, or
 * what was read answers otherwise.
 */
export async function importModel(task: ModelImportTask): Promise<ModelImportReport> {
  const { files, expected } = await readModelFiles(task.files, task.expected);
  const found = findModel(files);
  const read = await readModel(found);
  const model = await builtModel(read, found.main.name);
  try {
    requireClassifier(model, found.main.name);
    const { format, producer, notes } = read;
    const facts = modelFacts(model);
    const proof = await proveModel(model, read, found, { expected, macs: facts.macs });
    const signature = { input: facts.inputShape, classes: facts.outputs };
    const content = writeNetworkFile({ ...networkOf(model, read, files), signature });
    return {
      ...facts,
      sha256: await storeWeights(task.modelsDir, content),
      sizeBytes: content.byteLength,
      format,
      producer,
      notes: [...notes],
      proof,
    };
  } finally {
    model.dispose();
  }
}

/** @throws UserError where it gives something else than figures for classes. */
function requireClassifier({ inputs, outputs }: TensorFlow.LayersModel, name: string): void {
  const [output] = outputs;
  const classes = output?.shape.at(-1) ?? null;
  if (
    inputs.length === 1 &&
    outputs.length === 1 &&
    output?.shape.length === 2 &&
    classes !== null &&
    classes >= 2 &&
    inputs[0]?.shape.slice(1).every((size) => size !== null) === true
  ) {
    return;
  }
  const shapeText = ({ shape }: TensorFlow.SymbolicTensor) =>
    `[${shape.map((size) => size ?? '?').join(', ')}]`;
  throw new UserError(
    say`The network in ${name} has inputs ${inputs.map(shapeText)} and outputs
      ${outputs.map(shapeText)}: it must have one input of a fixed shape, and one output [?, classes]
      with 2 classes or more.`,
  );
}

/** Without names and times: who imports the same files gets the same bytes. */
function networkOf(
  model: TensorFlow.LayersModel,
  { format, producer, input, behind }: ReadNetwork,
  files: readonly ModelFile[],
): Network {
  const sha256 = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).sort();
  const { original, axes } = input;
  return {
    topology: topologyOf(model),
    values: readVariables(model),
    masks: new Map(),
    thinnedFrom: null,
    provenance: { imported: { format, producer, sha256, input: { original, axes }, behind } },
  };
}
