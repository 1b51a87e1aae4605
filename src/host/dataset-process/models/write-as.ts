import type { ModelNote, ModelProof, NetworkFormat } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import { unzip } from '../../../archives/zip.ts';
import { writeNetworkFile } from '../../../engine/network/network-file.ts';
import type { Network } from '../../../engine/network/network-file.ts';
import { masksOf } from '../../../engine/network/stored-masks.ts';
import { readKeras } from '../../../formats/keras/read-keras.ts';
import { writeKeras } from '../../../formats/keras/write-keras.ts';
import type { Behind, InputLayout, LayerValues, ReadNetwork } from '../../../formats/network.ts';
import { writeOnnx } from '../../../formats/onnx/write/write-onnx.ts';
import { readTfjs } from '../../../formats/tfjs/read-tfjs.ts';
import { writeTfjs } from '../../../formats/tfjs/write-tfjs.ts';
import { withBehind } from '../../../formats/with-behind.ts';
import { findProject } from '../../environment/project-root.ts';
import { runOnnx } from '../../onnx-runtime/run-onnx.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';
import { builtModel } from './built-model.ts';
import { findModel } from './model-kind.ts';
import type { Origin } from './origin.ts';
import { ownAnswers } from './own-answers.ts';
import { maskedValues, readNetwork } from './read-network.ts';
import { tfjsAnswers } from './tfjs-answers.ts';

/** A network that is to be written. */
export interface NetworkToWrite extends Origin {
  /** What it is called, where the format has a place for that. */
  readonly name: string;
  readonly network: Network & { readonly topology: object };
}

/** A network as a file, and what another program makes of that. */
export interface WrittenNetwork {
  readonly bytes: Uint8Array;
  readonly notes: readonly ModelNote[];
  /** How examples lie in the file, and what stands behind the logits. */
  readonly input: InputLayout;
  readonly behind: Behind;
  /** Who answers. */
  readonly by: ModelProof['by'];
  /** The outputs for examples that lie as in the file. */
  answer(examples: Batch): Promise<Batch>;
}

/**
 * Writes a network in a format.
 *
 * @throws UserError naming the layer, where the format cannot say what it computes.
 */
export function writeAs(
  format: NetworkFormat,
  toWrite: NetworkToWrite,
): WrittenNetwork | Promise<WrittenNetwork> {
  switch (format) {
    case 'network':
      return asNetworkFile(toWrite);
    case 'onnx':
      return asOnnx(toWrite);
    case 'keras':
      return asKeras(toWrite);
    case 'tfjs':
      return asTfjs(toWrite);
  }
}

function asNetworkFile({ name, network }: NetworkToWrite): WrittenNetwork {
  const bytes = writeNetworkFile(network);
  return readBack(bytes, [], readNetwork({ name, bytes }), name);
}

function asOnnx({ name, network, input, behind }: NetworkToWrite): WrittenNetwork {
  const { topology } = network;
  const values = valuesOf(network);
  const { version } = findProject();
  const written = writeOnnx({ name, topology, values, input, behind, version });
  const { bytes } = written;
  return {
    bytes,
    notes: [...written.notes, ...notesOn(behind)],
    input: written.input,
    behind,
    by: 'onnxruntime',
    // As users run it, who let it rewrite the network.
    answer: (examples) => runOnnx({ name, bytes }, [], examples, { optimises: true }),
  };
}

async function asKeras({ name, network, behind }: NetworkToWrite): Promise<WrittenNetwork> {
  const topology = withBehind(network.topology, behind);
  const { bytes, notes } = await writeKeras({ topology, values: valuesOf(network) });
  return readBack(bytes, [...notes, ...notesOn(behind)], await readKeras(bytes, name), name);
}

function asTfjs({ name, network, behind }: NetworkToWrite): WrittenNetwork {
  const topology = withBehind(network.topology, behind);
  const { bytes, notes } = writeTfjs({ topology, values: valuesOf(network) });
  const files = [...unzip({ name, bytes }, () => true)].map(([path, content]) => ({
    name: path,
    bytes: content,
  }));
  const { main, beside } = findModel(files);
  return {
    bytes,
    notes: [...notes, ...notesOn(behind)],
    input: readTfjs(main, beside).input,
    behind,
    by: 'tfjs',
    answer: (examples) => tfjsAnswers(main, beside, examples),
  };
}

/** What is removed is zero in other programs' files. */
function valuesOf(network: Network): LayerValues[] {
  return maskedValues(network.values, masksOf(network));
}

/** A file that the workbench itself reads again. */
function readBack(
  bytes: Uint8Array,
  notes: readonly ModelNote[],
  read: ReadNetwork,
  name: string,
): WrittenNetwork {
  const { input, behind } = read;
  return {
    bytes,
    notes,
    input,
    behind,
    by: 'workbench',
    async answer(examples) {
      const model = await builtModel(read, name);
      try {
        return ownAnswers(model, examples, input, behind);
      } finally {
        model.dispose();
      }
    },
  };
}

function notesOn(behind: Behind): ModelNote[] {
  if (behind === null) return [];
  const sentence =
    behind === 'softmax'
      ? say`Behind the logits stands a softmax, as in the files that the network was imported from.`
      : say`Behind the logits stands a log-softmax, as in the files that the network was imported from.`;
  return [{ kind: 'changed', sentence }];
}
