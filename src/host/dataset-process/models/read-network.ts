import { UserError } from '../../../contract/errors.ts';
import { OWN_FORMAT } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import { readNetworkFile } from '../../../engine/network/network-file.ts';
import type { Network, Provenance } from '../../../engine/network/network-file.ts';
import { masksOf } from '../../../engine/network/stored-masks.ts';
import type { NamedValues } from '../../../engine/network/variables.ts';
import type { Masks } from '../../../engine/network/weights.ts';
import type { LayerValues, ReadNetwork, ReadNote } from '../../../formats/network.ts';
import type { ModelFile } from './model-files.ts';

/**
 * A network file of the workbench: of a run, or of a network that was imported before, which is what it
 * was read as then. Weights that are removed come in as zeros.
 *
 * @throws UserError naming the file, where it is none, or has weights without layers.
 */
export function readNetwork({ name, bytes }: ModelFile): ReadNetwork {
  const network = readNetworkFile(bytes, name);
  const { topology, provenance } = network;
  if (topology === null) {
    throw new UserError(
      say`${name} has weights without layers: version 0.1.0 of the workbench wrote such files, and only later
        ones can be imported.`,
    );
  }
  const shape = inputShapeOf(topology, name);
  return {
    ...originOf(provenance),
    topology,
    values: maskedValues(network.values, masksOf(network)),
    input: { original: shape, axes: shape.map((_, axis) => axis) },
    behind: null,
    notes: notesOn(network),
  };
}

function originOf(provenance: Provenance | null): Pick<ReadNetwork, 'format' | 'producer'> {
  if (provenance && 'imported' in provenance) {
    const { format, producer } = provenance.imported;
    return { format, producer };
  }
  return { format: OWN_FORMAT, producer: null };
}

/** What is looked into of a topology, as tfjs-layers writes it. */
interface Layers {
  readonly config?: { readonly layers?: readonly { readonly config?: InputConfig }[] };
}
interface InputConfig {
  readonly batch_input_shape?: readonly (number | null)[];
}

function inputShapeOf(topology: object, name: string): number[] {
  const { config } = topology as Layers;
  const found = config?.layers?.find((layer) => layer.config?.batch_input_shape)?.config;
  const [, ...shape] = found?.batch_input_shape ?? [];
  const fixed = shape.filter((size) => size !== null);
  if (fixed.length === shape.length && shape.length > 0) return fixed;
  throw new UserError(
    say`The network in ${name} does not say which shape its inputs have: give its input layer a fixed
      shape.`,
  );
}

/** The values of a network without those that are removed. */
export function maskedValues(values: readonly NamedValues[], masks: Masks): LayerValues[] {
  return values.map((entry) => {
    const mask = masks.get(entry.name);
    if (!mask) return entry;
    return {
      ...entry,
      values: entry.values.map((value, index) => (mask[index] === 0 ? 0 : value)),
    };
  });
}

function notesOn(network: Network): ReadNote[] {
  const removed = [...masksOf(network)].flatMap(([name, mask]) => {
    const count = mask.reduce((zeros, kept) => zeros + (kept === 0 ? 1 : 0), 0);
    return count === 0 ? [] : [say`${count} of ${mask.length} in ${name}`];
  });
  if (removed.length === 0) return [];
  return [
    {
      kind: 'changed',
      sentence: say`Weights that were removed came in as zeros, and training may give them values again:
        ${removed}.`,
    },
  ];
}
