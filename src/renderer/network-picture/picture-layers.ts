import type { NetworkNode, NetworkStructure } from '../../contract/network-structure.ts';

/** What of a layer counts in one network, with what is folded into it. */
export type LayerCounts = Pick<
  NetworkNode,
  'shape' | 'units' | 'unitsLeft' | 'parameters' | 'parametersLeft' | 'macs' | 'macsLeft'
>;

/** A layer as it stands in the picture of a network. */
export interface PictureLayer {
  /** That of the first layer in it. */
  readonly id: string;
  readonly first: NetworkNode;
  /** Layers behind it that change nothing of the shape: batch norm, a non-linearity, dropout. */
  readonly folded: readonly NetworkNode[];
  /** Null where the dense network is gone. */
  readonly dense: LayerCounts | null;
  /** In each of the networks that are looked at; null where one has no such layer. */
  readonly left: readonly (LayerCounts | null)[];
}

/** A network's layers as they are drawn. */
export interface Picture {
  readonly layers: readonly PictureLayer[];
  readonly edges: NetworkStructure['edges'];
}

/**
 * The networks that are looked at as one picture, for they are wired alike: the dense one gives the
 * layers, or where it is gone the first. What only follows a layer without changing its shape is
 * folded into it, so that a block of a residual network is three boxes and not seven.
 */
export function pictureOf(
  dense: NetworkStructure | null,
  networks: readonly NetworkStructure[],
): Picture {
  const whole = dense ?? networks[0];
  if (whole === undefined) return { layers: [], edges: [] };
  const heads = headsOf(whole);
  const headOf = (id: string) => heads.get(id) ?? id;
  const layers = [...Map.groupBy(whole.nodes, ({ id }) => headOf(id)).values()].map(
    ([first, ...folded]): PictureLayer => {
      const ids = [first as NetworkNode, ...folded].map(({ id }) => id);
      return {
        id: (first as NetworkNode).id,
        first: first as NetworkNode,
        folded,
        dense: dense && countsIn(dense, ids),
        left: networks.map((network) => countsIn(network, ids)),
      };
    },
  );
  const edges = whole.edges
    .map(({ from, to }) => ({ from: headOf(from), to: headOf(to) }))
    .filter(({ from, to }) => from !== to);
  return { layers, edges };
}

/** By layer the one that it is folded into; itself where it stands alone. */
function headsOf({ nodes, edges }: NetworkStructure): ReadonlyMap<string, string> {
  const readers = Map.groupBy(edges, ({ from }) => from);
  const read = Map.groupBy(edges, ({ to }) => to);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const heads = new Map<string, string>();
  for (const node of nodes) {
    const [only, ...others] = read.get(node.id) ?? [];
    const before = only && others.length === 0 ? byId.get(only.from) : undefined;
    const follows =
      before !== undefined &&
      node.weights === null &&
      before.className !== 'InputLayer' &&
      readers.get(before.id)?.length === 1 &&
      String(before.shape) === String(node.shape);
    heads.set(node.id, follows ? (heads.get(before.id) as string) : node.id);
  }
  return heads;
}

/** Shape and units are those of the first, for the others hand them on. */
function countsIn({ nodes }: NetworkStructure, ids: readonly string[]): LayerCounts | null {
  const own = nodes.filter(({ id }) => ids.includes(id));
  const [first] = own;
  if (first === undefined) return null;
  const sum = (of: (node: NetworkNode) => number) =>
    own.reduce((total, node) => total + of(node), 0);
  return {
    shape: first.shape,
    units: first.units,
    unitsLeft: first.unitsLeft,
    parameters: sum(({ parameters }) => parameters),
    parametersLeft: sum(({ parametersLeft }) => parametersLeft),
    macs: sum(({ macs }) => macs),
    macsLeft: sum(({ macsLeft }) => macsLeft),
  };
}

/** What is left of a layer's parameters, as a share of the dense one's; null where it has none. */
export function shareLeft({ dense, left }: PictureLayer, network: number): number | null {
  const own = left[network];
  const before = (dense ?? own)?.parameters ?? 0;
  return own && before > 0 ? own.parametersLeft / before : null;
}
