import { randomStream } from '../../../engine/random.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';

/** So many inputs are tried where nobody gave any, and so few of a network that takes long. */
const MOST_EXAMPLES = 32;
const FEWEST_EXAMPLES = 2;
/** Multiply-accumulates of all of them together: some seconds on one core, in each of two programs. */
const MOST_MACS = 1.6e10;

/**
 * Inputs on which two programs are held against each other: independent draws from N(0, 1) (Box and
 * Muller, 1958), the same for the same shape whenever it is asked.
 *
 * @param shape of one of them.
 * @param macs multiply-accumulates that one of them takes.
 */
export function proofExamples(shape: readonly number[], macs: number): Batch {
  const random = randomStream(0, 'proof', ...shape);
  const affordable = Math.floor(MOST_MACS / Math.max(1, macs));
  const all = [Math.min(MOST_EXAMPLES, Math.max(FEWEST_EXAMPLES, affordable)), ...shape];
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
