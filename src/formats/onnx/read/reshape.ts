import {
  BATCH,
  dimOf,
  newAxis,
  sizeOf,
  splitAtom,
  type Activation,
  type Atom,
  type Axis,
} from './activation.ts';
import { isBatch, type Dim } from './dims.ts';

/**
 * The sizes that a Reshape asks for, without 0 (as it is) and -1 (what is left).
 *
 * @returns undefined where they cannot be meant for this value.
 */
export function resolveShape(
  target: readonly Dim[],
  { axes }: Pick<Activation, 'axes'>,
  zeroIsSize: boolean,
  fixedBatch: number | null,
): readonly Dim[] | undefined {
  const copied = target.map((dim, axis) => {
    if (dim !== 0 || zeroIsSize) return dim;
    const own = axes[axis];
    return own === undefined ? NaN : dimOf(own);
  });
  const open = copied.indexOf(-1);
  if (copied.some((dim, axis) => axis !== open && (isBatch(dim) ? dim.batch : dim) < 1)) {
    return undefined;
  }
  if (open === -1) return copied;
  const others = copied.toSpliced(open, 1);
  const known = others.reduce<number>(
    (product, dim) => product * (isBatch(dim) ? dim.batch : dim),
    1,
  );
  const size = sizeOf(axes.flat()) / known;
  if (others.some(isBatch)) return copied.with(open, size);
  return copied.with(open, fixedBatch === null ? { batch: size } : size * fixedBatch);
}

/**
 * The value with other axes over the same numbers in the same order. Atoms are split where they have
 * to be.
 *
 * @param fixedBatch the number that stands for the batch, where the file has one.
 * @returns undefined where the new axes are not made of whole parts of the old ones.
 */
export function reshapeAxes(
  value: Activation,
  target: readonly Dim[],
  fixedBatch: number | null,
): Activation | undefined {
  let split = value;
  const left = value.axes.flat();
  const axes: Axis[] = [];
  for (const dim of target) {
    const taken: Atom[] = [];
    let { size, hasBatch } = asked(dim, left[0], fixedBatch);
    if (!Number.isInteger(size)) return undefined;
    while (size > 1 || hasBatch) {
      const atom = left.shift();
      if (atom === undefined || (atom === BATCH && !hasBatch)) return undefined;
      if (atom === BATCH) {
        hasBatch = false;
        taken.push(atom);
      } else if (size % atom.size === 0) {
        size /= atom.size;
        taken.push(atom);
      } else {
        if (atom.size % size !== 0 || atom.order !== undefined) return undefined;
        const parts = partsOf(split, atom, [size, atom.size / size]);
        split = parts.value;
        replace(axes, atom, parts.atoms);
        taken.push(parts.atoms[0] as Atom);
        left.unshift(parts.atoms[1] as Atom);
        size = 1;
      }
    }
    axes.push(taken);
  }
  return left.length > 0 ? undefined : { ...split, axes };
}

/** A number can stand for the batch only where the batch is next. */
function asked(
  dim: Dim,
  next: Atom | undefined,
  fixedBatch: number | null,
): { size: number; hasBatch: boolean } {
  if (isBatch(dim)) return { size: dim.batch, hasBatch: true };
  if (next === BATCH && fixedBatch !== null && dim % fixedBatch === 0) {
    return { size: dim / fixedBatch, hasBatch: true };
  }
  return { size: dim, hasBatch: false };
}

function partsOf(
  value: Activation,
  atom: Atom,
  sizes: readonly number[],
): { value: Activation; atoms: readonly Atom[] } {
  const split = splitAtom(value, atom, sizes);
  const before = new Set([...value.layout.flat()]);
  return { value: split, atoms: split.layout.flat().filter((part) => !before.has(part)) };
}

function replace(axes: Axis[], atom: Atom, parts: readonly Atom[]): void {
  axes.forEach((axis, index) => {
    if (axis.includes(atom)) axes[index] = axis.flatMap((own) => (own === atom ? parts : [own]));
  });
}

/**
 * The value as one axis behind the batch, in the original's order, of one atom that can be split at
 * will; undefined where the batch is not the first.
 *
 * @param arrange lays it out.
 */
export function asOneAxis(
  value: Activation,
  arrange: (value: Activation, wanted: readonly Axis[]) => Activation,
): Activation | undefined {
  const [first, ...others] = value.axes.flat();
  if (first !== BATCH || others.some(({ order }) => order !== undefined)) return undefined;
  const flat = arrange(value, [[BATCH], others]);
  const whole = newAxis(sizeOf(others));
  return { ...flat, layout: [[BATCH], whole], axes: [[BATCH], whole] };
}
