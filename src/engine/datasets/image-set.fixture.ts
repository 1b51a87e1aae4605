import type { ExampleSet } from './dataset.ts';

/** A small set for tests: one row of pixels per image, and the labels. */
export function imageSet(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classes: number,
): ExampleSet {
  return {
    shape: [1, rows[0]?.length ?? 0, 1],
    classes,
    count: rows.length,
    values: Uint8Array.from(rows.flat()),
    labels: Uint8Array.from(labels),
    divisor: 255,
  };
}
