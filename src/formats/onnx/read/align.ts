import { say } from '../../../contract/sentence.ts';
import {
  BATCH,
  dimOf,
  newAxis,
  sameAxis,
  sizeOf,
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

/**
 * The value with atoms of its own: one and the same may stand on different axes of values that are spread
 * over one another. Those of size 1 stand for something: the batch, or an axis that is joined.
 */
function withOwnAtoms(value: Activation): Activation {
  const own = new Map<Atom, Atom>();
  const rename = (axis: Axis): Axis =>
    axis.map((atom) => {
      const renamed = own.get(atom) ?? (atom.size === 1 ? atom : { ...atom });
      own.set(atom, renamed);
      return renamed;
    });
  return { ...value, layout: value.layout.map(rename), axes: value.axes.map(rename) };
}

/** The values with as many axes each, and on each axis with the atoms of the first that has any. */
function sharingAtoms(call: NodeCall, values: readonly Activation[]): Activation[] {
  const rank = Math.max(...values.map(({ axes }) => axes.length));
  let all = values.map(withOwnAtoms).map((value): Activation => ({
    ...value,
    axes: [...Array<Axis>(rank - value.axes.length).fill([]), ...value.axes],
  }));
  const batchAxes = new Set(all.map(({ axes }) => axes.findIndex((axis) => axis.includes(BATCH))));
  if (batchAxes.size > 1) throw differently(call, values, [...batchAxes].at(-1) as number);
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
    throw differently(call, values, axis);
  }
  const [plan, theirPlan] = [partsOf(ours, sizes), partsOf(theirs, sizes)];
  // Whoever has the atoms of the first has its parts too.
  const refined = values.map((value) => inParts(value, plan));
  const wanted = refined[first]?.axes[axis] ?? [];
  const split = inParts(other, theirPlan);
  const own = split.axes[axis] ?? [];
  const isMixed = [...plan.keys(), ...theirPlan.keys()].some(({ order }) => order !== undefined);
  if (isMixed || !own.every((atom, place) => sameOrder(atom, wanted[place]))) {
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

function differently(call: NodeCall, values: readonly Activation[], axis: number): Error {
  const shapes = values.map(({ axes }) => shapeText(axes.map(dimOf)));
  return call.refusal(
    say`its inputs are shaped ${shapes}, of which axis ${axis} is put together differently`,
  );
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

/** For each atom of an axis its parts, if they are such. */
function partsOf(axis: Axis, sizes: readonly number[]): ReadonlyMap<Atom, Axis> {
  const left = [...sizes];
  const plan = new Map<Atom, Axis>();
  for (const atom of axis.toReversed()) {
    const parts: number[] = [];
    for (let size = 1; size < atom.size || parts.length === 0;) {
      const part = left.pop() ?? 1;
      parts.unshift(part);
      size *= part;
    }
    if (parts.length > 1)
      plan.set(
        atom,
        parts.flatMap((size) => newAxis(size)),
      );
  }
  return plan;
}

function inParts(value: Activation, plan: ReadonlyMap<Atom, Axis>): Activation {
  if (plan.size === 0) return value;
  const split = (axis: Axis): Axis => axis.flatMap((atom) => plan.get(atom) ?? [atom]);
  return { ...value, layout: value.layout.map(split), axes: value.axes.map(split) };
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
