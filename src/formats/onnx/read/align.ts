import { say } from '../../../contract/sentence.ts';
import {
  BATCH,
  dimOf,
  sameAxis,
  sizeOf,
  splitAtom,
  type Activation,
  type Atom,
  type Axis,
} from './activation.ts';
import { shapeText } from './dims.ts';
import type { NodeCall } from './node-call.ts';

/** Values that lie alike: on each axis they have the same atoms, or size 1. */
export interface Aligned {
  readonly parts: readonly Activation[];
  /** Where all of them are spread over one another. */
  readonly layout: readonly Axis[];
  readonly axes: readonly Axis[];
}

/** Lays out one of the values. */
type Arranger = (value: Activation, wanted: readonly Axis[], index: number) => Activation;

/**
 * Lays values out alike whose axes in the original are broadcast over one another.
 *
 * @throws UserError where their axes do not fit, or are put together of parts that do not.
 */
export function aligned(
  call: NodeCall,
  values: readonly Activation[],
  arrangeAs: Arranger = (value, wanted) => call.arrange(value, wanted),
): Aligned {
  const shared = sharingAtoms(call, values);
  const axes = (shared[0] as Activation).axes.map((_, axis) => longest(shared, axis));
  const layout = commonLayout(shared, axes.flat());
  const parts = shared.map((value, index) => {
    const own = new Set(value.axes.flat());
    return arrangeAs(
      value,
      layout.map((axis) => axis.filter((atom) => own.has(atom))),
      index,
    );
  });
  return { parts, layout, axes };
}

function longest(values: readonly Activation[], axis: number): Axis {
  return values.map(({ axes }) => axes[axis] ?? []).find((own) => own.length > 0) ?? [];
}

/** The values with as many axes each, and on each axis with the atoms of the first that has any. */
function sharingAtoms(call: NodeCall, values: readonly Activation[]): Activation[] {
  const rank = Math.max(...values.map(({ axes }) => axes.length));
  let all = values.map((value): Activation => ({
    ...value,
    axes: [...Array<Axis>(rank - value.axes.length).fill([]), ...value.axes],
  }));
  for (let axis = 0; axis < rank; axis++) {
    for (let index = 1; index < all.length; index++) {
      const first = all.findIndex(({ axes }) => (axes[axis] ?? []).length > 0);
      if (first === -1 || first >= index) continue;
      all = sharingAxis(call, all, axis, first, index);
    }
  }
  return all;
}

function sharingAxis(
  call: NodeCall,
  values: Activation[],
  axis: number,
  first: number,
  index: number,
): Activation[] {
  const [one, other] = [values[first] as Activation, values[index] as Activation];
  const [ours, theirs] = [one.axes[axis] ?? [], other.axes[axis] ?? []];
  if (theirs.length === 0 || sameAxis(ours, theirs)) return values;
  const sizes = refinement(ours, theirs);
  if (sizes === null || ours.includes(BATCH) !== theirs.includes(BATCH)) {
    const shapes = values.map(({ axes }) => shapeText(axes.map(dimOf)));
    throw call.refusal(
      say`its inputs are shaped ${shapes}, of which axis ${axis} is put together differently`,
    );
  }
  const refined = values.map((value, place) =>
    place <= first || sameAxis(value.axes[axis] ?? [], ours) ? refine(value, ours, sizes) : value,
  );
  const wanted = refined[first]?.axes[axis] ?? [];
  const split = refine(other, theirs, sizes);
  const own = split.axes[axis] ?? [];
  if (!own.every((atom, place) => sameOrder(atom, wanted[place]))) {
    throw call.refusal(say`its inputs have the entries of axis ${axis} in different orders`);
  }
  const rename = (names: Axis): Axis =>
    names.map((atom) => (own.includes(atom) ? (wanted[own.indexOf(atom)] as Atom) : atom));
  return refined.with(index, {
    ...split,
    layout: split.layout.map(rename),
    axes: split.axes.map(rename),
  });
}

/** The sizes of parts of which both axes are made, atom by atom; null where there are none. */
function refinement(one: Axis, other: Axis): number[] | null {
  if (sizeOf(one) !== sizeOf(other)) return null;
  const [ours, theirs] = [one, other].map((axis) => axis.map(({ size }) => size)) as [
    number[],
    number[],
  ];
  const sizes: number[] = [];
  while (ours.length > 0 && theirs.length > 0) {
    const [a, b] = [ours.pop() as number, theirs.pop() as number];
    const [less, more] = a < b ? [a, b] : [b, a];
    if (more % less !== 0) return null;
    sizes.unshift(less);
    if (more > less) (a > b ? ours : theirs).push(more / less);
  }
  return [...ours, ...theirs].every((size) => size === 1) ? sizes : null;
}

/** The value with the atoms of an axis split into such parts. */
function refine(value: Activation, axis: Axis, sizes: readonly number[]): Activation {
  const left = [...sizes];
  let refined = value;
  for (const atom of axis.toReversed()) {
    const parts: number[] = [];
    for (let size = 1; size < atom.size || parts.length === 0;) {
      const part = left.pop() ?? 1;
      parts.unshift(part);
      size *= part;
    }
    if (parts.length > 1) refined = splitAtom(refined, atom, parts);
  }
  return refined;
}

function sameOrder(one: Atom, other: Atom | undefined): boolean {
  if (one.size !== other?.size) return false;
  if (one.order === undefined || other.order === undefined) return one.order === other.order;
  return one.order.every((place, index) => place === other.order?.[index]);
}

/**
 * The layout of the value with the most axes, with those that only others have behind the batch. An
 * axis of which some have only a part is taken apart.
 */
function commonLayout(values: readonly Activation[], atoms: readonly Atom[]): Axis[] {
  const [fullest] = values.toSorted(
    (one, other) => other.axes.flat().length - one.axes.flat().length,
  ) as [Activation];
  const known = new Set(fullest.layout.flat());
  const others = atoms.filter((atom) => !known.has(atom)).map((atom) => [atom]);
  const [batch = [], ...rest] = fullest.layout;
  return [batch, ...others, ...rest].flatMap((axis) => {
    const isWhole = values.every(({ axes }) => {
      const own = new Set(axes.flat());
      const there = axis.filter((atom) => own.has(atom)).length;
      return there === 0 || there === axis.length;
    });
    return isWhole ? [axis] : axis.map((atom) => [atom]);
  });
}
