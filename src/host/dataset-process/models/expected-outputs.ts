import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { unzip, zipNames } from '../../../archives/zip.ts';
import { parseNpy } from '../../../engine/datasets/import/npy.ts';
import type { ModelFile } from './model-files.ts';

/** More are not tried: what a network computes, some show as well as all. */
const MOST_EXAMPLES = 1024;

/** Inputs of the original, as it takes them, and the outputs that it gives. */
export interface ExpectedOutputs {
  readonly examples: number;
  readonly inputs: Float32Array;
  /** `[examples, outputs]`. */
  readonly outputs: Float32Array;
}

/**
 * The arrays `input` `[n, ...]` and `output` `[n, outputs]` of an NPZ file.
 *
 * @param shape of one input in the original.
 * @throws UserError naming the file, where it has other arrays, or arrays of other shapes.
 */
export function expectedOutputs(
  file: ModelFile,
  shape: readonly number[],
  outputs: number,
): ExpectedOutputs {
  const arrayOf = (key: string) => {
    const bytes = unzip(file, (name) => name === `${key}.npy`).get(`${key}.npy`);
    if (bytes) return parseNpy({ name: `${file.name}/${key}`, bytes });
    const there = zipNames(file).map((name) => name.replace(/\.npy$/, ''));
    throw new UserError(
      say`${file.name} has no array "${key}": it has ${there}, and "input" and "output" are needed.`,
    );
  };
  const input = arrayOf('input');
  const output = arrayOf('output');
  const [count = 0] = input.shape;
  requireShape(file, 'input', input.shape, [count, ...shape]);
  requireShape(file, 'output', output.shape, [count, outputs]);
  if (count === 0) throw new UserError(say`${file.name} has no example in its arrays.`);
  const examples = Math.min(count, MOST_EXAMPLES);
  return {
    examples,
    inputs: Float32Array.from(input.values).subarray(0, (examples * input.values.length) / count),
    outputs: Float32Array.from(output.values).subarray(0, examples * outputs),
  };
}

function requireShape(
  file: ModelFile,
  key: string,
  found: readonly number[],
  wanted: readonly number[],
): void {
  if (found.length === wanted.length && found.every((size, axis) => size === wanted[axis])) return;
  throw new UserError(
    say`The array "${key}" of ${file.name} has the shape [${found.join(', ')}], and the network needs
      [${wanted.join(', ')}].`,
  );
}
