import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded stream of random numbers: the same seed and labels give the same numbers everywhere. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A permutation of 0..count-1, by Fisher and Yates. */
  permutation(count: number): Int32Array;
}

/**
 * A stream for one purpose, e.g. `randomStream(3, 'data-order', 'epoch', 4)`. Streams with other
 * labels are unrelated, so that a new use of randomness never shifts an existing one.
 */
export function randomStream(seed: number, ...labels: readonly (string | number)[]): RandomStream {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...labels]))
    .digest();
  const generator = xoroshiro128plus(digest.readInt32LE(0));
  return {
    uniform: () => uniformFloat64(generator),
    permutation(count) {
      const order = Int32Array.from({ length: count }, (_, index) => index);
      for (let last = count - 1; last > 0; last--) {
        const other = uniformInt(generator, 0, last);
        const moved = order[last] as number;
        order[last] = order[other] as number;
        order[other] = moved;
      }
      return order;
    },
  };
}
