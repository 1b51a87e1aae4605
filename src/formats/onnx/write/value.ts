import { placesOf } from './permuted.ts';

/** Values that a padding layer puts around a map: it becomes part of what reads it, where that can be. */
export interface Padding {
  /** The layer's name. */
  readonly layer: string;
  /** For each axis of ours but batch and channels, before and behind. */
  readonly amounts: readonly (readonly [before: number, behind: number])[];
  readonly value: number;
}

/** What a layer gives, as it stands in the file. */
export interface Value {
  /** In the graph. */
  readonly name: string;
  /** As it is here: without the batch, channels last. */
  readonly shape: readonly number[];
  /**
   * For each axis in the file the axis of ours, of which 0 is the batch and the last are the channels:
   * `[0, 3, 1, 2]` is channels first.
   */
  readonly order: readonly number[];
  /** Of a flattened map: for each entry in the file the entry of ours, where they are not the same. */
  readonly entries?: Int32Array | undefined;
  /** What is still to be put around it; `shape` is that with the padding. */
  readonly padding?: Padding | undefined;
}

/** The order of ours, of tensors of so many axes without the batch. */
export function channelsLast(rank: number): number[] {
  return Array.from({ length: rank + 1 }, (_, axis) => axis);
}

/** The order that ONNX wants of maps: batch, channels, and the others in turn. */
export function channelsFirst(rank: number): number[] {
  return [0, rank, ...channelsLast(rank).slice(1, -1)];
}

/** `[steps, batch, features]`, as ONNX wants sequences. */
export const STEPS_FIRST: readonly number[] = [1, 0, 2];

export function sameOrder(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((axis, at) => axis === other[at]);
}

/** Whether both orders put all entries at the same places, since they differ in axes of one entry only. */
export function sameInMemory(
  shape: readonly number[],
  one: readonly number[],
  other: readonly number[],
): boolean {
  const long = (order: readonly number[]) =>
    order.filter((axis) => axis === 0 || shape[axis - 1] !== 1);
  return sameOrder(long(one), long(other));
}

/** The axes in the file, the batch being -1. */
export function fileShape({ shape, order }: Pick<Value, 'shape' | 'order'>): number[] {
  return order.map((axis) => (axis === 0 ? -1 : (shape[axis - 1] as number)));
}

/** What becomes of the entries of a map in this order when it is flattened; undefined where they stay. */
export function flattenedEntries({
  shape,
  order,
}: Pick<Value, 'shape' | 'order'>): Int32Array | undefined {
  if (sameInMemory(shape, order, channelsLast(shape.length))) return undefined;
  const axes = order.slice(1).map((axis) => axis - 1);
  return placesOf(shape, axes);
}

export function sameEntries(one: Value, other: Value): boolean {
  const [some, others] = [one.entries, other.entries];
  if (some === undefined || others === undefined) return some === others;
  return some.length === others.length && some.every((entry, at) => entry === others[at]);
}

export function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
