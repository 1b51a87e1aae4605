import { z } from 'zod';
import type { LayerValues } from '../../network.ts';

/** A network of ours that is to be written. */
export interface GivenNetwork {
  /** As tfjs-layers writes a model (`model.toJSON(null, false)`). */
  readonly topology: object;
  /** Of every variable, by layer and role: `conv1/kernel`. */
  readonly values: readonly LayerValues[];
}

/** A layer of it: what it is and what it reads. */
export interface GivenLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers whose outputs it reads. */
  readonly inputs: readonly string[];
}

/** Its layers, each behind those that it reads. */
export interface GivenGraph {
  readonly name: string;
  readonly layers: readonly GivenLayer[];
  readonly output: string;
}

const refSchema = z.tuple([z.string(), z.number(), z.number()], z.unknown());
const topologySchema = z.object({
  config: z.object({
    name: z.string(),
    layers: z.array(
      z.object({
        name: z.string(),
        class_name: z.string(),
        config: z.record(z.string(), z.unknown()),
        inbound_nodes: z.array(z.array(refSchema)).max(1),
      }),
    ),
    input_layers: z.array(refSchema).length(1),
    output_layers: z.array(refSchema).length(1),
  }),
});

/**
 * The layers of a topology in an order in which each can be computed.
 *
 * @throws Error for what no network of the workbench is: a defect.
 */
export function graphOf(topology: object): GivenGraph {
  const { config } = topologySchema.parse(topology);
  const given = config.layers.map((layer): GivenLayer => ({
    name: layer.name,
    className: layer.class_name,
    config: layer.config,
    inputs: (layer.inbound_nodes[0] ?? []).map(([source]) => source),
  }));
  const layers: GivenLayer[] = [];
  const placed = new Set<string>();
  let waiting = given;
  while (waiting.length > 0) {
    const left = waiting.filter((layer) => {
      if (!layer.inputs.every((source) => placed.has(source))) return true;
      placed.add(layer.name);
      layers.push(layer);
      return false;
    });
    if (left.length === waiting.length) {
      throw new Error(`Layers of ${config.name} read each other in a circle.`);
    }
    waiting = left;
  }
  return { name: config.name, layers, output: config.output_layers[0]?.[0] ?? '' };
}
