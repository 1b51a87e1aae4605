import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type ModelProto } from 'onnx-buf';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { findWireFault } from './wire-scan.ts';

/** A file that the user gave. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of one model. */
export interface ModelFiles {
  /** Of the `.onnx` itself, for errors. */
  readonly file: string;
  readonly model: ModelProto;
  /** Those beside it, which may hold weights. */
  readonly beside: readonly NamedFile[];
}

/**
 * Decodes the model among files, of which one ends with `.onnx`.
 *
 * @throws UserError where there is not one, or where it is damaged or too large.
 */
export function openModel(files: readonly NamedFile[]): ModelFiles {
  const models = files.length === 1 ? files : files.filter(({ name }) => /\.onnx$/i.test(name));
  const [chosen] = models;
  if (chosen === undefined || models.length > 1) {
    throw new UserError(
      say`${models.length} of the ${files.length} files end with .onnx: give one model, with the files
        of its weights beside it.`,
    );
  }
  const file = baseName(chosen.name);
  return {
    file,
    model: decodeModel(chosen.bytes, file),
    beside: files.filter((other) => other !== chosen),
  };
}

/** A path's last part, whichever system wrote it. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function decodeModel(bytes: Uint8Array, file: string): ModelProto {
  const fault = findWireFault(bytes, ModelProtoSchema);
  if (fault?.kind === 'too-large') {
    throw new UserError(
      say`${file} lists more at byte ${fault.byte} than a network can need, and is not read any further:
        export it again, with its weights as raw bytes.`,
    );
  }
  if (fault) throw damaged(file, fault.byte);
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch {
    // The wire is sound: a text in it is none, or a number is too long.
    throw damaged(file, 0);
  }
}

function damaged(file: string, byte: number): UserError {
  return new UserError(
    say`${file} is no ONNX model, or it is damaged at byte ${byte}: export or copy it again.`,
  );
}
