import { randomStream } from '../../../engine/random.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';

/** So many inputs are tried where nobody gave any. */
const PROOF_EXAMPLES = 32;

/**
 * Inputs on which two programs are held against each other: independent draws from N(0, 1) (Box and
 * Muller, 1958), the same for the same shape whenever it is asked.
 *
 * @param shape of one of them.
 */
export function proofExamples(shape: readonly number[]): Batch {
  const random = randomStream(0, 'proof', ...shape);
  const all = [PROOF_EXAMPLES, ...shape];
  const values = new Float32Array(all.reduce((product, size) => product * size, 1));
  for (let index = 0; index < values.length; index += 2) {
    // Of 0 there is no logarithm; 1 - u is in (0, 1].
    const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
    const angle = 2 * Math.PI * random.uniform();
    values[index] = radius * Math.cos(angle);
    if (index + 1 < values.length) values[index + 1] = radius * Math.sin(angle);
  }
  return { shape: all, values };
}
