import type { Dim } from './dims.ts';
import type { LayerRecord } from './network-builder.ts';

/**
 * A part of an axis that goes through the network as it is: its indices are told apart, whatever
 * axes it is part of.
 */
export interface Atom {
  readonly size: number;
  /** Of each index here the one in the original, where they are not the same. */
  readonly order?: Int32Array;
}

/** The batch, whose size nobody knows: for an example it counts as 1. */
export const BATCH: Atom = { size: 1 };

/** An axis, in row-major order; none is an axis of size 1. */
export type Axis = readonly Atom[];

/** What a layer gives when it is called for the `call`th time. */
export interface LayerOutput {
  readonly layer: LayerRecord;
  readonly call: number;
}

/**
 * A value that depends on the network's input: how the axes of the original (`axes`) lie in what a
 * layer gives (`layout`, the batch first). Both are made of the same atoms. So to transpose, flatten or
 * reshape is to say how axes lie, and costs no layer until one needs them otherwise.
 */
export interface Activation {
  readonly kind: 'activation';
  readonly from: LayerOutput;
  readonly layout: readonly Axis[];
  readonly axes: readonly Axis[];
}

/** The batch counts as 1. */
export function sizeOf(axis: Axis): number {
  return axis.reduce((product, { size }) => product * size, 1);
}

export function dimOf(axis: Axis): Dim {
  return axis.includes(BATCH) ? { batch: sizeOf(axis) } : sizeOf(axis);
}

/** The shape in the original. */
export function shapeOf({ axes }: Pick<Activation, 'axes'>): Dim[] {
  return axes.map(dimOf);
}

/** An axis of one new atom; of none where it has size 1. */
export function newAxis(size: number, order?: Int32Array | null): Axis {
  return size === 1 ? [] : [order ? { size, order } : { size }];
}

export function sameAxis(one: Axis, other: Axis): boolean {
  return one.length === other.length && one.every((atom, index) => atom === other[index]);
}

/** Whether they are made of the same atoms, in any order. */
export function sameAtoms(one: Axis, other: Axis): boolean {
  return one.length === other.length && one.every((atom) => other.includes(atom));
}

/** Whether the axis is the batch and nothing else. */
export function isBatchAxis(axis: Axis | undefined): boolean {
  return axis?.length === 1 && axis[0] === BATCH;
}

/** The value with an atom written as several, the first varying slowest. */
export function splitAtom(value: Activation, atom: Atom, sizes: readonly number[]): Activation {
  const parts = sizes.flatMap((size) => newAxis(size));
  const split = (axis: Axis): Axis => axis.flatMap((own) => (own === atom ? parts : [own]));
  return { ...value, layout: value.layout.map(split), axes: value.axes.map(split) };
}

/**
 * For each index on an axis of ours that on the axis of the original, both made of the same atoms;
 * null where they are the same.
 */
export function orderOf(ours: Axis, original: Axis): Int32Array | null {
  const strides = new Map<Atom, number>();
  let stride = 1;
  for (const atom of original.toReversed()) {
    strides.set(atom, stride);
    stride *= atom.size;
  }
  let order = Int32Array.of(0);
  for (const atom of ours) {
    const step = strides.get(atom) ?? 0;
    const longer = new Int32Array(order.length * atom.size);
    let at = 0;
    for (const base of order) {
      for (let index = 0; index < atom.size; index++) {
        longer[at++] = base + step * (atom.order?.[index] ?? index);
      }
    }
    order = longer;
  }
  return order.every((place, index) => place === index) ? null : order;
}
