import type { ChannelGroup } from '../../contract/models.ts';
import { edgeKey } from '../network-picture/marks.ts';
import type { Picture, PictureLayer } from '../network-picture/picture-layers.ts';

/** What a layer has to do with the units of a group. */
export const ROLES = ['makes', 'carries', 'reads'] as const;
export type Role = (typeof ROLES)[number];

/** A group drawn over the picture of its network. */
export interface GroupOverlay {
  /** By the id of a box, in the order of `ROLES`; a box that makes units carries them as well. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** Along which its units go, by `edgeKey`. */
  readonly edges: ReadonlySet<string>;
}

const namesIn = ({ first, folded }: PictureLayer) => [first, ...folded].map(({ layer }) => layer);

/**
 * Where in a picture the units of a group are: where they are made, where they end, and all that hands
 * them on in between, be it named by the group (a norm) or not (a pooling, a sum).
 */
export function groupOverlay(picture: Picture, group: ChannelGroup): GroupOverlay {
  const boxesOf = (layers: readonly string[]) =>
    new Set(
      picture.layers
        .filter((box) => namesIn(box).some((name) => layers.includes(name)))
        .map(({ id }) => id),
    );
  const makes = boxesOf(group.producers);
  const reads = boxesOf(group.consumers);
  const carries = boxesOf(group.carriers);
  const reached = reachedFrom(picture, makes, (id) => reads.has(id) && !carries.has(id));

  const roles = new Map<string, readonly Role[]>();
  for (const { id } of picture.layers) {
    const isReader = reads.has(id);
    const own: Role[] = [
      ...(makes.has(id) ? (['makes'] as const) : []),
      ...(!makes.has(id) && (carries.has(id) || (reached.has(id) && !isReader))
        ? (['carries'] as const)
        : []),
      ...(isReader ? (['reads'] as const) : []),
    ];
    if (own.length > 0) roles.set(id, own);
  }
  const handsOn = (id: string) => {
    const own = roles.get(id) ?? [];
    return own.includes('makes') || own.includes('carries');
  };
  const edges = picture.edges.filter(({ from, to }) => handsOn(from) && roles.has(to));
  return { roles, edges: new Set(edges.map(edgeKey)) };
}

/** All boxes behind some, but for what is behind those where it ends. */
function reachedFrom(
  { edges }: Picture,
  starts: ReadonlySet<string>,
  ends: (id: string) => boolean,
): ReadonlySet<string> {
  const next = Map.groupBy(edges, ({ from }) => from);
  const reached = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of next.get(id) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      if (!ends(to) && !starts.has(to)) open.push(to);
    }
  }
  return reached;
}

/** The groups whose units a box makes or is named to carry. */
export function groupsOf(box: PictureLayer, groups: readonly ChannelGroup[]): ChannelGroup[] {
  const names = namesIn(box);
  const has = (layers: readonly string[]) => names.some((name) => layers.includes(name));
  const made = groups.filter(({ producers }) => has(producers));
  return made.length > 0 ? made : groups.filter(({ carriers }) => has(carriers));
}
