import type { ExampleValues } from '../dataset.ts';
import { valuesIn } from './imported-examples.ts';
import type { ExamplesPart } from './imported-examples.ts';

/** Examples of which there is another with the very same values. */
export interface RepeatedExamples {
  /** Training examples that are the same as an earlier one. */
  readonly train: number;
  /** Test examples that are training examples too. */
  readonly test: number;
}

/**
 * Counts examples by fingerprints of 53 bits of their values: of ten million examples that all differ,
 * one is counted as repeated once in two hundred times.
 */
export function repeatedExamples(
  shape: readonly number[],
  train: ExamplesPart,
  test: ExamplesPart,
): RepeatedExamples {
  const size = valuesIn(shape);
  const trained = fingerprints(train, size).sort();
  const tested = fingerprints(test, size).sort();
  let repeated = 0;
  for (let at = 1; at < trained.length; at++) {
    if (trained[at] === trained[at - 1]) repeated += 1;
  }
  let known = 0;
  let next = 0;
  for (const print of tested) {
    while (next < trained.length && (trained[next] as number) < print) next += 1;
    if (trained[next] === print) known += 1;
  }
  return { train: repeated, test: known };
}

function fingerprints({ count, values }: ExamplesPart, size: number): Float64Array {
  const words = wordsOf(values);
  const prints = new Float64Array(count);
  for (let example = 0; example < count; example++) {
    // Two hashes of 32 bits: FNV-1a (Fowler, Noll and Vo), and one by the golden ratio as in MurmurHash.
    let first = 0x811c9dc5;
    let second = 0;
    for (let at = example * size; at < (example + 1) * size; at++) {
      const word = words[at] as number;
      first = Math.imul(first ^ word, 0x01000193);
      first ^= first >>> 15;
      second = Math.imul(second + word + 1, 0x9e3779b1);
      second ^= second >>> 13;
    }
    prints[example] = (first >>> 0) * 2 ** 21 + (second >>> 11);
  }
  return prints;
}

/** The bits of values, a number for each. */
function wordsOf(values: ExampleValues): Uint8Array | Uint32Array {
  if (values instanceof Uint8Array) return values;
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}
