import { z } from 'zod';

/** A use of a layer in a network. */
export const networkNodeSchema = z.object({
  /** Unique within the network: the layer's name, with a number behind it where it is used again. */
  id: z.string(),
  /** As its weights are called: `conv1`. */
  layer: z.string(),
  /** As tfjs-layers calls it: `Conv2D`. */
  className: z.string(),
  /** Of what it gives for one example, without the batch; null where an extent is not fixed. */
  shape: z.array(z.int().nullable()),
  /** Of the matrix or filters that can be pruned, e.g. `[5, 5, 1, 20]`; null where there is none. */
  weights: z.array(z.int()).nullable(),
  /** Extent of the filters or of the pooling; null where there is none. */
  window: z.array(z.int()).nullable(),
  /** Null where it moves by one, or does not move. */
  strides: z.array(z.int()).nullable(),
  /** Null for none, and for layers that cannot have one. */
  activation: z.string().nullable(),
  /** How many units, channels or hidden states it makes; null where it hands on those of others. */
  units: z.int().nullable(),
  /** Of these, those with a weight that is not removed. */
  unitsLeft: z.int().nullable(),
  parameters: z.int(),
  /** Those that are not removed. */
  parametersLeft: z.int(),
  /** Multiply-accumulates of one example. */
  macs: z.int(),
  /** Not counting those with a removed weight. */
  macsLeft: z.int(),
});
export type NetworkNode = z.infer<typeof networkNodeSchema>;

/** The layers of a network and how they are wired. */
export const networkStructureSchema = z.object({
  /** Each behind those whose outputs it reads. */
  nodes: z.array(networkNodeSchema),
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type NetworkStructure = z.infer<typeof networkStructureSchema>;

/** The network of a run beside the dense one that it was made of. */
export const runNetworkSchema = z.object({
  /** Without the units that are gone for good. */
  own: networkStructureSchema,
  /** Null where its weights are gone. */
  dense: networkStructureSchema.nullable(),
});
export type RunNetwork = z.infer<typeof runNetworkSchema>;

/** The units of one layer, in their order. */
export const layerUnitsSchema = z.object({
  /**
   * Euclidean norm of the weights that make each unit in the dense network; null where that is gone, or
   * has no unit that is the same: then the others count the units of the run's own network.
   */
  dense: z.array(z.number()).nullable(),
  /** The same in the run's network, of the weights that are left; null for a unit that has none. */
  own: z.array(z.number().nullable()),
  /** What is left of the weights that made each unit, as a share. */
  kept: z.array(z.number()),
});
export type LayerUnits = z.infer<typeof layerUnitsSchema>;
