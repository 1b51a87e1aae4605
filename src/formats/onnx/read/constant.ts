import { isBatch, type Dim } from './dims.ts';

/** The element types that are read. */
export type ElementType =
  | 'float32'
  | 'float64'
  | 'float16'
  | 'bfloat16'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool';

/** Fractions as they are, whole numbers and truth values as whole numbers. */
export type Fractions = Float32Array | Float64Array;
export type WholeNumbers = readonly Dim[];

/** A value of the graph that does not depend on the network's input. */
export interface Constant {
  readonly kind: 'constant';
  readonly type: ElementType;
  /** Only what is the same everywhere (`fill`) may be as long as the batch. */
  readonly shape: readonly Dim[];
  /** Of an initialiser: its name. */
  readonly name: string | null;
  /** Where all its values are this one. */
  readonly fill?: number;
  /**
   * Its values in row-major order, which whoever asks may not write into. They are decoded anew each
   * time, so that large ones are not kept twice.
   *
   * @throws UserError where there are too many, or as many as the batch is long.
   */
  read(): Fractions | WholeNumbers;
}

const FRACTIONS: readonly ElementType[] = ['float32', 'float64', 'float16', 'bfloat16'];

export function isFractional({ type }: { type: ElementType }): boolean {
  return FRACTIONS.includes(type);
}

/** A constant of whole numbers (or truth values). */
export function wholeNumbers(
  entries: WholeNumbers,
  shape: readonly number[],
  type: ElementType = 'int64',
): Constant {
  return { kind: 'constant', type, shape, name: null, read: () => entries };
}

/** How many values there are; undefined where that depends on the batch. */
export function countOf(shape: readonly Dim[]): number | undefined {
  let count = 1;
  for (const size of shape) {
    if (isBatch(size)) return undefined;
    count *= size;
  }
  return count;
}
