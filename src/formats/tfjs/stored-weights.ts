import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { floatsOf } from '../keras/stored-floats.ts';
import type { ReadNote } from '../network.ts';
import type { NamedBytes } from './read-tfjs.ts';

const size = z
  .int()
  .min(0)
  .max(2 ** 31);
const weightSchema = z.object({
  name: z.string(),
  shape: z.array(size).max(8),
  dtype: z.enum(['float32', 'int32', 'bool']),
  quantization: z
    .object({
      dtype: z.enum(['uint8', 'uint16', 'float16']),
      scale: z.number().optional(),
      min: z.number().optional(),
    })
    .optional(),
});
type Weight = z.infer<typeof weightSchema>;

/** Which weights lie one behind another in which files. */
export const weightsManifestSchema = z.array(
  z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) }),
);

/** A weight as it lies in its file. */
export interface StoredArray {
  readonly shape: readonly number[];
  /** @returns a copy, widened where it is stored in fewer bits. */
  floats(): Float32Array;
}

/** The weights of a layers model. */
export interface StoredWeights {
  readonly arrays: ReadonlyMap<string, StoredArray>;
  readonly notes: readonly ReadNote[];
}

/**
 * Finds every weight in the files that were chosen.
 *
 * @throws UserError where a file is missing or too short.
 */
export function storedWeights(
  manifest: z.infer<typeof weightsManifestSchema>,
  files: readonly NamedBytes[],
  model: string,
): StoredWeights {
  const arrays = new Map<string, StoredArray>();
  const narrow: string[] = [];
  for (const { paths, weights } of manifest) {
    const bytes = joined(paths.map((path) => fileOf(path, files, model)));
    let start = 0;
    for (const weight of weights) {
      const length = weight.shape.reduce((product, size) => product * size, bytesPerValue(weight));
      if (!(start + length <= bytes.length)) {
        throw new UserError(
          say`${paths} of ${model} end after ${bytes.length} bytes, and ${weight.name} ends at byte
            ${start + length}: choose the files that belong to it, or save it again with model.save.`,
        );
      }
      const own = bytes.subarray(start, start + length);
      arrays.set(weight.name, { shape: weight.shape, floats: () => valuesOf(weight, own, model) });
      if (weight.quantization) narrow.push(weight.name);
      start += length;
    }
  }
  const isNarrow: ReadNote = {
    kind: 'changed',
    sentence: say`Weights that the file has in fewer than 32 bits are widened as TensorFlow.js does it.`,
  };
  return { arrays, notes: narrow.length > 0 ? [isNarrow] : [] };
}

const lastPart = (path: string) => path.split(/[\\/]/).at(-1);

function fileOf(path: string, files: readonly NamedBytes[], model: string): Uint8Array {
  const found = files.find(({ name }) => lastPart(name) === lastPart(path));
  if (found) return found.bytes;
  throw new UserError(
    say`The weights of ${model} are in ${path}, which is not among the files: choose it too.`,
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return new Uint8Array(Buffer.concat(parts));
}

function bytesPerValue({ dtype, quantization }: Weight): number {
  const type = quantization?.dtype ?? dtype;
  if (type === 'uint8' || type === 'bool') return 1;
  return type === 'uint16' || type === 'float16' ? 2 : 4;
}

/** What is quantised is stored as whole numbers q of q * scale + min. */
function valuesOf(
  { name, dtype, quantization }: Weight,
  bytes: Uint8Array,
  model: string,
): Float32Array {
  if (dtype !== 'float32') {
    throw new UserError(say`${model} has ${name} as ${dtype}, and weights are 32-bit floats.`);
  }
  if (quantization === undefined) return floatsOf(bytes, 4);
  if (quantization.dtype === 'float16') return floatsOf(bytes, 2);
  const { scale, min } = quantization;
  if (scale === undefined || min === undefined) {
    throw new UserError(
      say`${model} has ${name} as ${quantization.dtype} without saying which values these stand for. Convert it
        again, without quantisation.`,
    );
  }
  const whole =
    quantization.dtype === 'uint8' ? bytes : new Uint16Array(new Uint8Array(bytes).buffer);
  return Float32Array.from(whole, (value) => value * scale + min);
}
