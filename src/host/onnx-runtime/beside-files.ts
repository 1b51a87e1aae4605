import { posix } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { externalLocations } from '../../formats/onnx/external-locations.ts';

/** A file as it was given, by its name without folders. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The files that hold values of an ONNX file, by the places where it looks for them. All are handed
 * over, since ONNX Runtime would look for others on the disk, wherever the file says.
 *
 * @throws UserError where one is missing.
 */
export function besideFiles(
  name: string,
  bytes: Uint8Array,
  beside: readonly NamedFile[],
): { path: string; data: Uint8Array }[] {
  return externalLocations(bytes).map((path) => {
    const wanted = posix.basename(path);
    const found = beside.find((file) => file.name === wanted);
    if (found) return { path, data: found.bytes };
    throw new UserError(
      say`${name} keeps values in ${wanted}, which is not there: give both files at once.`,
    );
  });
}
