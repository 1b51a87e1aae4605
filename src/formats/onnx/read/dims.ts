/**
 * A whole number of shape arithmetic: a plain one, or a multiple of the batch size, which the graph
 * does not know.
 */
export type Dim = number | BatchTimes;

/** So many times the batch size. */
export interface BatchTimes {
  readonly batch: number;
}

export function isBatch(dim: Dim | undefined): dim is BatchTimes {
  return typeof dim === 'object';
}

/** The number itself where it has nothing to do with the batch. */
export function plain(dim: Dim): number | undefined {
  return isBatch(dim) ? undefined : dim;
}

/** As it is told: `N` is the batch size. */
export function dimText(dim: Dim): string {
  if (!isBatch(dim)) return String(dim);
  return dim.batch === 1 ? 'N' : `${dim.batch}N`;
}

export function shapeText(shape: readonly Dim[]): string {
  return `[${shape.map(dimText).join(', ')}]`;
}

type Arithmetic = (a: Dim, b: Dim) => Dim | undefined;

/** What arithmetic gives; undefined where it would be no multiple of the batch size. */
export const dimArithmetic = {
  Add: (a, b) => linear(a, b, 1),
  Sub: (a, b) => linear(a, b, -1),
  Mul(a, b) {
    if (isBatch(a)) return isBatch(b) ? undefined : times(a, b);
    return isBatch(b) ? times(b, a) : a * b;
  },
  Div(a, b) {
    if (isBatch(b)) return isBatch(a) && a.batch % b.batch === 0 ? a.batch / b.batch : undefined;
    if (b === 0) return undefined;
    if (isBatch(a)) return a.batch % b === 0 ? { batch: a.batch / b } : undefined;
    return Math.trunc(a / b);
  },
  Mod(a, b) {
    if (isBatch(b) || b === 0) return undefined;
    if (isBatch(a)) return a.batch % b === 0 ? 0 : undefined;
    return a - Math.floor(a / b) * b;
  },
  Max: (a, b) => (isBatch(a) || isBatch(b) ? undefined : Math.max(a, b)),
  Min: (a, b) => (isBatch(a) || isBatch(b) ? undefined : Math.min(a, b)),
} satisfies Record<string, Arithmetic>;

function times({ batch }: BatchTimes, factor: number): Dim {
  return factor === 0 ? 0 : { batch: batch * factor };
}

function linear(a: Dim, b: Dim, sign: 1 | -1): Dim | undefined {
  if (!isBatch(a) && !isBatch(b)) return a + sign * b;
  if (isBatch(a) && isBatch(b)) {
    const batch = a.batch + sign * b.batch;
    return batch === 0 ? 0 : { batch };
  }
  if (b === 0) return a;
  return a === 0 && isBatch(b) ? { batch: sign * b.batch } : undefined;
}

/** Whether two are equal; a batch size is none of the numbers below 1, and otherwise not known. */
export function dimsEqual(a: Dim, b: Dim): boolean | undefined {
  if (isBatch(a) && isBatch(b)) return a.batch === b.batch ? true : undefined;
  if (isBatch(a)) return (b as number) * a.batch <= 0 ? false : undefined;
  if (isBatch(b)) return a * b.batch <= 0 ? false : undefined;
  return a === b;
}
