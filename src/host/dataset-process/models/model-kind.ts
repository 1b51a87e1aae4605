import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import { isZip, zipNames } from '../../../archives/zip.ts';
import type { ModelFile } from './model-files.ts';

/** What reads a network: `network` is the workbench's own file. */
export type ModelKind = 'onnx' | 'keras' | 'h5' | 'tfjs' | 'network';

/** The file that says what a network is, and those that lie beside it. */
export interface FoundModel {
  readonly kind: ModelKind;
  readonly main: ModelFile;
  readonly beside: readonly ModelFile[];
}

/**
 * Finds out by content, and where that is silent by name, which of the files is a network.
 *
 * @throws UserError where none is, or several are, and for files of programs that cannot be read, with
 * what to do instead.
 */
export function findModel(files: readonly ModelFile[]): FoundModel {
  const found = files.flatMap((main) => {
    const kind = kindOf(main);
    return kind ? [{ kind, main }] : [];
  });
  const [first, ...more] = found;
  if (more.length > 0) {
    throw new UserError(
      say`There are several networks in these files, ${found.map(({ main }) => main.name)}: choose the
        files of one.`,
    );
  }
  if (first) return { ...first, beside: files.filter((file) => file !== first.main) };
  for (const file of files) refuseOthers(file);
  throw new UserError(
    say`The format of ${files.map(({ name }) => name)} is not known. A network can be imported from an
      ONNX file (with the files of its weights beside it), a .keras or whole .h5 file of Keras,
      the model.json of TensorFlow.js with its weights, or a network file of the workbench.`,
  );
}

function kindOf(file: ModelFile): ModelKind | undefined {
  const { name, bytes } = file;
  if (isZip(file)) return zipNames(file).includes('model.weights.h5') ? 'keras' : undefined;
  if (beginsWith(bytes, HDF5)) return 'h5';
  if (/\.onnx$/i.test(name)) return 'onnx';
  if (/\.safetensors$/i.test(name)) return 'network';
  if (/\.json$/i.test(name)) return isLayersModel(bytes) ? 'tfjs' : undefined;
  return undefined;
}

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** What pickle begins with since its second protocol. */
const PICKLE = [0x80];
/** The identifier of a flatbuffer of TensorFlow Lite, from byte 4 on. */
const TFLITE = [0x54, 0x46, 0x4c, 0x33];

function beginsWith(bytes: Uint8Array, beginning: readonly number[], at = 0): boolean {
  return beginning.every((value, index) => bytes[at + index] === value);
}

/** Of other JSON files, which may lie beside, this is the only one that has it. */
function isLayersModel(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"modelTopology"');
}

/** @throws UserError for a file of a program that is known and cannot be read. */
function refuseOthers(file: ModelFile): void {
  const { name, bytes } = file;
  const reason = isZip(file) ? remedyOfZip(file) : remedyOf(name, bytes);
  if (reason) throw new UserError(say`${name} ${reason}`);
}

function remedyOfZip(file: ModelFile): Sentence | undefined {
  const names = zipNames(file);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/(^|\/)archive_format$/)) {
    return say`is a program of torch.export: in Python, load it with torch.export.load, and write its
      module() as ONNX with torch.onnx.export. Import that file.`;
  }
  if (has(/(^|\/)constants\.pkl$/)) {
    return say`is a TorchScript file: in Python, load it with torch.jit.load, and write it as ONNX with
      torch.onnx.export. Import that file.`;
  }
  return has(/(^|\/)data\.pkl$/) ? PYTORCH : undefined;
}

const PYTORCH = say`is a file of PyTorch, which needs the program that made it: in Python, load the network
  as always, and write it as ONNX with torch.onnx.export. Import that file.`;

function remedyOf(name: string, bytes: Uint8Array): Sentence | undefined {
  if (beginsWith(bytes, TFLITE, 4)) {
    return say`is a file of TensorFlow Lite, which cannot be trained: import the network that it was made
      of.`;
  }
  if (/(^|\/)saved_model\.pb$/.test(name)) {
    return say`is a SavedModel of TensorFlow, which holds no layers: in Python, save the network from Keras
      as a .keras file, or make an ONNX file of it with tf2onnx. Import that file.`;
  }
  if (/\.(pt|pth|pkl|ckpt)$/i.test(name) && beginsWith(bytes, PICKLE)) return PYTORCH;
  return undefined;
}
