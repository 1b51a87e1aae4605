import type { LayerUnits } from '../../contract/network-structure.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { channelGroups } from './groups.ts';
import type { ThinnedFrom } from './network-file.ts';
import { traceUnits } from './trace-units.ts';
import type { NamedValues } from './variables.ts';
import type { Masks } from './weights.ts';

/** Where the weights that make the units of a layer stand. */
export interface UnitColumns {
  /** By unit: the columns of the layer's matrices that make it. */
  readonly units: readonly (readonly { readonly name: string; readonly column: number }[])[];
}

/** The weights that make one unit. */
export interface UnitWeights {
  /** Euclidean norm of those that are not removed. */
  readonly norm: number;
  readonly count: number;
  /** Of these, not removed. */
  readonly left: number;
}

/** By layer the columns that make its units; layers that hand on the units of others are missing. */
export function unitColumns(model: TensorFlow.LayersModel): ReadonlyMap<string, UnitColumns> {
  const layers = new Map<string, Map<number, { name: string; column: number }[]>>();
  for (const { role, name, layer, units } of traceUnits(model).axes) {
    // Of a layer that is not known nothing but its name is.
    if (role !== 'producer' || name === layer.name) continue;
    const found = layers.get(layer.name) ?? new Map<number, { name: string; column: number }[]>();
    layers.set(layer.name, found);
    units.forEach((unit, column) => {
      const columns = found.get(unit) ?? [];
      found.set(unit, columns);
      columns.push({ name, column });
    });
  }
  return new Map([...layers].map(([layer, found]) => [layer, { units: [...found.values()] }]));
}

/** What is left of each unit of a layer. */
export function unitWeights(
  { units }: UnitColumns,
  values: readonly NamedValues[],
  masks: Masks,
): UnitWeights[] {
  const matrices = new Map(values.map((matrix) => [matrix.name, matrix]));
  return units.map((columns) => {
    let squares = 0;
    let count = 0;
    let left = 0;
    for (const { name, column } of columns) {
      const { shape, values: weights } = matrices.get(name) as NamedValues;
      const mask = masks.get(name);
      const width = shape.at(-1) as number;
      for (let index = column; index < weights.length; index += width) {
        count++;
        if (mask?.[index] === 0) continue;
        left++;
        squares += (weights[index] as number) ** 2;
      }
    }
    return { norm: Math.sqrt(squares), count, left };
  });
}

/**
 * Which units of a layer are still there in the thinned network, in their order.
 *
 * @param whole the network before it was thinned.
 * @param units how many the layer had.
 */
function unitsThere(
  whole: TensorFlow.LayersModel,
  layer: string,
  units: number,
  thinnedFrom: ThinnedFrom,
): number[] {
  const gone = new Set(
    channelGroups(whole).groups.flatMap((group) => {
      const thinned = thinnedFrom[group.name];
      const width = group.widths.find((one) => one.layer === layer);
      if (thinned === undefined || width === undefined) return [];
      const kept = new Set(thinned.kept);
      return Array.from({ length: group.units }, (_, unit) => unit)
        .filter((unit) => !kept.has(unit))
        .flatMap(width.entriesOf);
    }),
  );
  return Array.from({ length: units }, (_, unit) => unit).filter((unit) => !gone.has(unit));
}

/** A network that is there to be looked into. */
export interface OpenNetwork {
  /** Of the values below. */
  readonly model: TensorFlow.LayersModel;
  readonly values: readonly NamedValues[];
  /** What is removed from it. */
  readonly masks: Masks;
  readonly thinnedFrom: ThinnedFrom | null;
}

/**
 * The units of a layer: what they were in the dense network and what is left of them. Undefined for a
 * layer that makes none. Where it cannot be told which unit was which, as in a network that was built
 * smaller, the run's own stand alone.
 */
export function layerUnits(
  own: OpenNetwork,
  dense: OpenNetwork | null,
  layer: string,
): LayerUnits | undefined {
  const left = unitsOf(own, layer);
  if (left === undefined) return undefined;
  const before = dense ? unitsOf(dense, layer) : undefined;
  const there =
    dense && before && own.thinnedFrom
      ? unitsThere(dense.model, layer, before.length, own.thinnedFrom)
      : [...(before ?? []).keys()];
  const normOf = (unit: UnitWeights | undefined) => (unit && unit.left > 0 ? unit.norm : null);
  if (before === undefined || there.length !== left.length) {
    return { dense: null, own: left.map(normOf), kept: left.map((unit) => unit.left / unit.count) };
  }
  const byUnit = new Map(there.map((unit, nth) => [unit, left[nth]]));
  return {
    dense: before.map(({ norm }) => norm),
    own: before.map((_, unit) => normOf(byUnit.get(unit))),
    kept: before.map(({ count }, unit) => (byUnit.get(unit)?.left ?? 0) / count),
  };
}

function unitsOf({ model, values, masks }: OpenNetwork, layer: string): UnitWeights[] | undefined {
  const columns = unitColumns(model).get(layer);
  return columns && unitWeights(columns, values, masks);
}
