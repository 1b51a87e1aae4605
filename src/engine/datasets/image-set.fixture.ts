import type { ImageSet } from './dataset.ts';

/** A small set for tests: one row of pixels per image, and the labels. */
export function imageSet(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classes: number,
): ImageSet {
  return {
    shape: [1, rows[0]?.length ?? 0, 1],
    classes,
    count: rows.length,
    images: Uint8Array.from(rows.flat()),
    labels: Uint8Array.from(labels),
    divisor: 255,
  };
}
