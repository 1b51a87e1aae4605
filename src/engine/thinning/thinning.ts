import { countKept } from '../pruning/masks.ts';
import { keptUnits } from '../pruning/units.ts';
import type { Masks, PrunableModel } from '../network/weights.ts';
import type { NamedValues } from '../network/variables.ts';

/** What is left of one variable, seen as a matrix with its last axis as the columns. */
interface Remainder {
  /** Indices in ascending order; null where all are left. */
  readonly rows: Int32Array | null;
  readonly columns: Int32Array | null;
}

/** Which units are physically gone, and what that leaves of each variable. */
export interface Thinning {
  /** By layer that makes them: how many units are left. Layers that lose none are not named. */
  readonly widths: ReadonlyMap<string, number>;
  /** By name of the variable; the others stay whole. */
  readonly remainders: ReadonlyMap<string, Remainder>;
}

/**
 * What thinning takes away: the units that the masks remove whole, with their columns in what makes
 * them, their rows in what reads them, their biases and their parameters of batch norm. Null where
 * no unit is removed whole, and where masks would still have to be held in what is left.
 *
 * @param weights the prunable weight matrices; only names and shapes count.
 */
export function thinningOf(
  { weights, unitLayers }: Pick<PrunableModel, 'weights' | 'unitLayers'>,
  masks: Masks,
): Thinning | null {
  const widths = new Map<string, number>();
  const shapes = new Map(weights.map(({ name, shape }) => [name, shape]));
  const gone = { rows: new Map<string, Set<number>>(), columns: new Map<string, Set<number>>() };
  for (const layer of unitLayers) {
    const kept = keptUnits(weights, layer, masks);
    const removed = [...kept.keys()].filter((unit) => kept[unit] === 0);
    if (removed.length === 0) continue;
    for (const { name, columnsOf } of layer.producers) {
      widths.set(layerOf(name), layer.units - removed.length);
      addAll(gone.columns, name, removed.flatMap(columnsOf));
    }
    for (const { name, rowsOf } of layer.consumers) {
      addAll(gone.rows, name, removed.flatMap(rowsOf));
    }
    for (const { name, entriesOf } of layer.vectors) {
      shapes.set(name, [layer.units * entriesOf(0).length]);
      addAll(gone.columns, name, removed.flatMap(entriesOf));
    }
  }
  if (widths.size === 0) return null;

  const names = new Set([...gone.rows.keys(), ...gone.columns.keys()]);
  const remainders = new Map(
    [...names].map((name): [string, Remainder] => {
      const shape = shapes.get(name) as readonly number[];
      const columns = shape.at(-1) as number;
      const rows = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
      return [
        name,
        { rows: left(rows, gone.rows.get(name)), columns: left(columns, gone.columns.get(name)) },
      ];
    }),
  );
  const leftOver = weights.some(({ name, values }) => {
    const mask = masks.get(name);
    const { rows, columns } = remainders.get(name) ?? { rows: null, columns: null };
    const width = shapes.get(name)?.at(-1) as number;
    const left = (rows?.length ?? values.length / width) * (columns?.length ?? width);
    return mask !== undefined && countKept(mask) < left;
  });
  return leftOver ? null : { widths, remainders };
}

/** What is left of the variables, in their order. */
export function thinValues(
  entries: readonly NamedValues[],
  { remainders }: Thinning,
): NamedValues[] {
  return entries.map((entry) => {
    const remainder = remainders.get(entry.name);
    if (remainder === undefined) return entry;
    const places = placesOf(entry, remainder);
    const values = Float32Array.from(places, (place) => entry.values[place] as number);
    return { name: entry.name, shape: thinShape(entry.shape, remainder), values };
  });
}

/**
 * The whole variables again, with what was left of them as it is in `thin`, and everything else as
 * it is in `entries`.
 */
export function thickenValues(
  entries: readonly NamedValues[],
  thin: readonly NamedValues[],
  { remainders }: Thinning,
): NamedValues[] {
  const thinByName = new Map(thin.map((entry) => [entry.name, entry]));
  return entries.map((entry) => {
    const source = thinByName.get(entry.name);
    if (source === undefined) throw new Error(`The thinned network has no ${entry.name}.`);
    const remainder = remainders.get(entry.name);
    if (remainder === undefined) return { ...entry, values: source.values };
    const values = entry.values.slice();
    placesOf(entry, remainder).forEach((place, index) => {
      values[place] = source.values[index] as number;
    });
    return { ...entry, values };
  });
}

/** Where in the whole variable each value of the thinned one stands. */
function placesOf({ shape, values }: NamedValues, { rows, columns }: Remainder): Int32Array {
  const width = shape.at(-1) as number;
  const height = values.length / width;
  const rowList = rows ?? Int32Array.from({ length: height }, (_, row) => row);
  const columnList = columns ?? Int32Array.from({ length: width }, (_, column) => column);
  const places = new Int32Array(rowList.length * columnList.length);
  let to = 0;
  for (const row of rowList) {
    for (const column of columnList) places[to++] = row * width + column;
  }
  return places;
}

/** Rows are counted over all axes but the last; of these the last one shrinks. */
function thinShape(shape: readonly number[], { rows, columns }: Remainder): number[] {
  const thinned = [...shape];
  if (columns) thinned[shape.length - 1] = columns.length;
  if (rows) {
    const others = shape.slice(0, -2).reduce((product, extent) => product * extent, 1);
    thinned[shape.length - 2] = rows.length / others;
  }
  return thinned;
}

/** Variables are named `layer/role`. */
function layerOf(variable: string): string {
  return variable.slice(0, variable.lastIndexOf('/'));
}

function addAll(sets: Map<string, Set<number>>, name: string, values: readonly number[]): void {
  const set = sets.get(name) ?? new Set();
  for (const value of values) set.add(value);
  sets.set(name, set);
}

function left(length: number, gone: ReadonlySet<number> | undefined): Int32Array | null {
  if (gone === undefined) return null;
  return Int32Array.from({ length }, (_, index) => index).filter((index) => !gone.has(index));
}
