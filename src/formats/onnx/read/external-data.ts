import type { TensorProto } from 'onnx-buf';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { baseName, type ModelFiles } from './model-files.ts';

/**
 * The bytes of a tensor whose values are in another file, beside the model's. Nothing but the files
 * that were given is looked into.
 *
 * @throws UserError where the file is missing or too short, or where its path leads out of the folder.
 */
export function externalBytes(
  tensor: TensorProto,
  label: string,
  { file, beside }: Pick<ModelFiles, 'file' | 'beside'>,
): Uint8Array {
  const entries = new Map(tensor.externalData.map(({ key, value }) => [key, value]));
  const location = entries.get('location') ?? '';
  if (/^([/\\]|[a-z]:)/i.test(location) || location.split(/[/\\]/).includes('..')) {
    throw new UserError(
      say`${file} says that ${label} is in ${location}, outside its own folder, where nothing is read:
        export it again, with its weights beside it.`,
    );
  }
  const found = beside.find(({ name }) => baseName(name) === baseName(location));
  if (found === undefined) {
    throw new UserError(
      say`The weights of ${file} are in ${location} (${label} is the first): give this file too.`,
    );
  }
  const [from = '0', size] = [entries.get('offset'), entries.get('length')];
  const offset = wholeNumber(from);
  const length = size === undefined ? found.bytes.length - offset : wholeNumber(size);
  if (!(length >= 0) || !(offset + length <= found.bytes.length)) {
    throw new UserError(
      say`${file} looks for ${label} at byte ${from} of ${location}, ${size ?? ''} bytes long, and that file
        has ${found.bytes.length}: the two do not belong together, or one is damaged.`,
    );
  }
  return found.bytes.subarray(offset, offset + length);
}

/** NaN where it is none. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}
