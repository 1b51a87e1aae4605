import { say } from '../contract/sentence.ts';
import type { NamedValues } from './network/variables.ts';
import { bytesOfFloats, floatsOfBytes, readTensorFile, writeTensorFile } from './tensor-file.ts';
import type { TensorFileKind } from './tensor-file.ts';

const WEIGHTS: TensorFileKind = {
  what: say`weights file`,
  dtypes: ['F32'],
  values: say`32-bit floats`,
  remedy: say`Restore it from a copy, or run the experiment again.`,
};

/**
 * Variables as a safetensors file: the length of the header, the header as JSON, and the values as
 * little-endian 32-bit floats, sorted by name. Equal values give equal bytes.
 */
export function writeWeightsFile(entries: readonly NamedValues[]): Uint8Array {
  return writeTensorFile(
    entries.map(({ name, shape, values }) => ({
      name,
      dtype: 'F32',
      shape,
      bytes: bytesOfFloats(values),
    })),
  );
}

/**
 * The variables in a safetensors file of 32-bit floats, as copies.
 *
 * @param file how the file is called in errors.
 * @throws UserError naming the file and the byte at which it goes wrong.
 */
export function readWeightsFile(bytes: Uint8Array, file: string): NamedValues[] {
  return readTensorFile(bytes, file, WEIGHTS).tensors.map(({ name, shape, bytes: own }) => ({
    name,
    shape,
    values: floatsOfBytes(own),
  }));
}
