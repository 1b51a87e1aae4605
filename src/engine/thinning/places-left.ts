import type { Removal } from './thinning.ts';

/** Where in a whole variable of this shape the values of the thinned one stand, in their order. */
export function placesLeft(shape: readonly number[], { rows, columns }: Removal): Int32Array {
  const width = shape.at(-1) as number;
  const height = productOf(shape.slice(0, -1));
  const rowsLeft = left(height, rows);
  const columnsLeft = left(width, columns);
  const places = new Int32Array(rowsLeft.length * columnsLeft.length);
  let to = 0;
  for (const row of rowsLeft) {
    for (const column of columnsLeft) places[to++] = row * width + column;
  }
  return places;
}

/** The shape of the thinned variable. Rows are all axes but the last; of these the last one shrinks. */
export function shapeLeft(shape: readonly number[], { rows, columns }: Removal): number[] {
  const thinned = shape.with(-1, (shape.at(-1) as number) - columns.size);
  if (rows.size === 0) return thinned;
  return thinned.with(-2, (shape.at(-2) as number) - rows.size / productOf(shape.slice(0, -2)));
}

function left(length: number, gone: ReadonlySet<number>): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => !gone.has(index));
}

function productOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
