import type { Masks, PrunableModel, UnitGroup } from '../network/weights.ts';
import { keptUnits } from '../pruning/units.ts';

/** What goes of one variable, seen as a matrix with its last axis as the columns. */
export interface Removal {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** Which units are physically gone, and what that takes of each variable. */
export interface Thinning {
  /** By layer: what is left of the width that its description names. The others keep theirs. */
  readonly widths: ReadonlyMap<string, number>;
  /** By name of the variable; the others stay whole. */
  readonly removals: ReadonlyMap<string, Removal>;
}

/**
 * What thinning takes away: the units that the masks remove whole, with their columns in what makes
 * them, their rows in what reads them, their biases and their parameters of batch norm. Null where
 * no unit is removed whole. Of a group that is removed altogether the first unit stays, masked, since
 * no layer can do without any. The single weights that the masks remove besides are zeros in the
 * thinned network too: `thinMasks` has the masks for it.
 *
 * @param weights the prunable weight matrices; only names and shapes count.
 */
export function thinningOf(
  { weights, groups }: Pick<PrunableModel, 'weights' | 'groups'>,
  masks: Masks,
): Thinning | null {
  return withoutUnits(groups, (group) => unitsLeft(weights, group, masks));
}

/**
 * The same for units that are chosen otherwise.
 *
 * @param left which units of a group stay; one at least.
 */
export function withoutUnits(
  groups: readonly UnitGroup[],
  left: (group: UnitGroup) => readonly number[],
): Thinning | null {
  const widths = new Map<string, number>();
  const removals = new Map<string, Record<keyof Removal, Set<number>>>();
  const remove = (name: string, axis: keyof Removal, indices: readonly number[]): void => {
    const removal = removals.get(name) ?? { rows: new Set(), columns: new Set() };
    for (const index of indices) removal[axis].add(index);
    removals.set(name, removal);
  };
  for (const group of groups) {
    const kept = new Set(left(group));
    const gone = Array.from({ length: group.units }, (_, unit) => unit).filter(
      (unit) => !kept.has(unit),
    );
    if (gone.length === 0) continue;
    for (const { name, columnsOf } of group.producers) {
      remove(name, 'columns', gone.flatMap(columnsOf));
    }
    for (const { name, rowsOf } of group.consumers) remove(name, 'rows', gone.flatMap(rowsOf));
    for (const { name, entriesOf } of group.vectors) {
      remove(name, 'columns', gone.flatMap(entriesOf));
    }
    for (const { layer, width, entriesOf } of group.widths) {
      widths.set(layer, (widths.get(layer) ?? width) - gone.flatMap(entriesOf).length);
    }
  }
  return removals.size === 0 ? null : { widths, removals };
}

/** The units that thinning leaves, in ascending order: those that are kept, or else the first. */
export function unitsLeft(
  weights: PrunableModel['weights'],
  group: UnitGroup,
  masks: Masks,
): number[] {
  const flags = keptUnits(weights, group, masks);
  const kept = [...flags.keys()].filter((unit) => flags[unit] !== 0);
  return kept.length === 0 ? [0] : kept;
}
