import { findMatrixLayer } from './layers/registry.ts';
import type { Network } from './network-file.ts';
import type { Masks } from './weights.ts';

/**
 * What is removed from a stored network. Version 0.1.0, whose files have no topology, stored no masks:
 * there, what is exactly zero in a matrix was removed.
 */
export function masksOf({ topology, masks, values }: Network): Masks {
  if (topology !== null) return masks;
  return new Map(
    values.flatMap(({ name, values: weights }) =>
      findMatrixLayer(name) === undefined
        ? []
        : [[name, Uint8Array.from(weights, (weight) => (weight === 0 ? 0 : 1))] as const],
    ),
  );
}
