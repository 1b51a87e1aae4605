import { TensorProto_DataLocation, type TensorProto } from 'onnx-buf';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { MAX_RANK, MAX_WEIGHTS, MAX_WHOLE_NUMBERS } from './bounds.ts';
import { isFractional, type Constant, type Fractions, type WholeNumbers } from './constant.ts';
import {
  dataTypeName,
  findRawForm,
  fractionsOf,
  halfToNumber,
  wholeNumberAt,
  type RawForm,
} from './element-types.ts';
import { externalBytes } from './external-data.ts';
import type { ModelFiles } from './model-files.ts';

/**
 * A tensor of the file as a constant. Its bytes are checked at once and decoded when it is read.
 *
 * @param label how it is called in errors.
 * @throws UserError where its type is not read, or its bytes do not come out even.
 */
export function tensorConstant(
  tensor: TensorProto,
  label: string,
  files: Omit<ModelFiles, 'model'>,
): Constant {
  const { file } = files;
  const form = findRawForm(tensor.dataType);
  if (form === undefined || tensor.segment !== undefined) {
    throw new UserError(
      say`The values ${label} of ${file} are of a type that is not read
        (${dataTypeName(tensor.dataType)}): export the network with 32-bit floats.`,
    );
  }
  const shape = tensor.dims.map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  const sound = shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  const most = isFractional(form) ? MAX_WEIGHTS : MAX_WHOLE_NUMBERS;
  if (!sound || shape.length > MAX_RANK || count > most) {
    throw new UserError(
      say`The values ${label} of ${file} are shaped [${shape}], which is more than can be read.`,
    );
  }
  return {
    kind: 'constant',
    type: form.type,
    shape,
    name: tensor.name === '' ? null : tensor.name,
    read: reader(tensor, form, count, label, files),
  };
}

function reader(
  tensor: TensorProto,
  form: RawForm,
  count: number,
  label: string,
  files: Omit<ModelFiles, 'model'>,
): () => Fractions | WholeNumbers {
  const isExternal = tensor.dataLocation === TensorProto_DataLocation.EXTERNAL;
  if (!isExternal && tensor.rawData.length === 0) {
    const listed = listedNumbers(tensor, form);
    checkCount(listed.length, count, label, files.file);
    if (!isFractional(form)) return () => Array.from(listed, Number);
    return () =>
      form.type === 'float64'
        ? Float64Array.from(listed as number[])
        : Float32Array.from(listed as number[]);
  }
  const bytes = isExternal ? externalBytes(tensor, label, files) : tensor.rawData;
  checkCount(bytes.length / form.bytes, count, label, files.file);
  if (isFractional(form)) return () => fractionsOf(bytes, form.type);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return () =>
    Array.from({ length: count }, (_, index) => wholeNumberAt(view, index * form.bytes, form.type));
}

/** The numbers in the field that ONNX has for a type. */
function listedNumbers(
  tensor: TensorProto,
  { type }: RawForm,
): readonly number[] | readonly bigint[] {
  switch (type) {
    case 'float32':
      return tensor.floatData;
    case 'float64':
      return tensor.doubleData;
    case 'float16':
      return tensor.int32Data.map(halfToNumber);
    case 'bfloat16':
      return fractionsOfHalves(tensor.int32Data);
    case 'int64':
      return tensor.int64Data;
    case 'uint32':
    case 'uint64':
      return tensor.uint64Data;
    default:
      return tensor.int32Data;
  }
}

function fractionsOfHalves(halves: readonly number[]): number[] {
  return [...fractionsOf(new Uint8Array(Uint16Array.from(halves).buffer), 'bfloat16')];
}

function checkCount(found: number, expected: number, label: string, file: string): void {
  if (found === expected) return;
  throw new UserError(
    say`${file} has ${found} values for ${label}, where its shape says ${expected}: it is damaged.
      Export or copy it again.`,
  );
}
