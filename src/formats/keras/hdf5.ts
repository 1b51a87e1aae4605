import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { floatsOf } from './stored-floats.ts';
import type { Dataset, File as OpenFile, Group, h5wasm } from 'h5wasm';

/** The library on its own memory and file system, which no file on disk is in. */
type Library = typeof h5wasm;
type Module = Awaited<Library['ready']>;

/** An HDF5 file while it is open. Paths are from the root, without a slash before. */
export interface Hdf5File {
  /** A text or list of texts that is attached to a group; undefined where there is none. */
  texts(path: string, name: string): readonly string[] | undefined;
  has(path: string): boolean;
  /** Sizes of a dataset's axes; undefined where there is none of that name. */
  shape(path: string): readonly number[] | undefined;
  /** The values of a dataset of 16- or 32-bit floats, in row-major order. */
  floats(path: string): Float32Array;
}

/** What stands at the beginning of such a file. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((value, index) => bytes[index] === value);
}

/** All values that are read of one file, unpacked: WebAssembly itself has 2 GiB. */
const MAX_BYTES = 2 ** 30 + 2 ** 29;
/** Deflate packs zeros a thousandfold, and no more than that. */
const MAX_RATIO = 1032;
/** Attributes are configurations and names. */
const MAX_TEXT_BYTES = 2 ** 26;
/** The library lets go of no memory. When it has so much a new one takes its place. */
const WORN_BYTES = 2 ** 28;

let library: Promise<Library> | undefined;
let replacements = 0;

/**
 * The HDF5 library, in memory of its own. Where a damaged file has made it go wrong, or it has grown,
 * another one takes its place at the next use.
 */
async function getLibrary(): Promise<Library> {
  library ??= loadLibrary();
  const found = await library;
  const { HEAPU8 } = await found.ready;
  if (HEAPU8.length > WORN_BYTES) replaceLibrary();
  return found;
}

async function loadLibrary(): Promise<Library> {
  // A module of another address is made anew, with memory of its own.
  const address =
    replacements === 0 ? 'h5wasm' : `${import.meta.resolve('h5wasm')}?${replacements}`;
  const { default: loaded } = (await import(/* @vite-ignore */ address)) as { default: Library };
  (await loaded.ready).activate_throwing_error_handler();
  return loaded;
}

function replaceLibrary(): void {
  library = undefined;
  replacements += 1;
}

let files = 0;

/**
 * Opens an HDF5 file in memory, has something read of it and closes it. Of its values no more than
 * 1.5 GiB are unpacked, nor more than deflate could have packed into it.
 *
 * @param name how the file is called in errors.
 * @throws UserError where it is damaged; what `read` throws by itself is handed on.
 */
export async function readHdf5<T>(
  bytes: Uint8Array,
  name: string,
  read: (file: Hdf5File) => T,
): Promise<T> {
  const opened = await getLibrary();
  const module = await opened.ready;
  const { FS } = module;
  const path = `/${(files += 1)}.h5`;
  let file: OpenFile | undefined;
  try {
    FS.writeFile(path, bytes);
    file = new opened.File(path, 'r');
    return read(viewOf(opened, module, file, bytes.length, name));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof WebAssembly.RuntimeError) replaceLibrary();
    throw new UserError(
      say`${name} is a damaged HDF5 file (${causeOf(error)}): copy or save it again.`,
    );
  } finally {
    try {
      file?.close();
      FS.unlink(path);
    } catch {
      // A library that cannot close what it has opened is as worn as one that went wrong.
      replaceLibrary();
    }
  }
}

/** What is read of an open file, all lengths checked before they are believed. */
function viewOf(
  opened: Library,
  module: Module,
  file: OpenFile,
  bytes: number,
  name: string,
): Hdf5File {
  const names = new Map<string, ReadonlySet<string>>();
  let unpacked = 0;
  const namesIn = (group: string): ReadonlySet<string> => {
    const known = names.get(group);
    if (known) return known;
    const isGroup = group === '' || module.get_type(file.file_id, group) === module.H5G_GROUP;
    const found = new Set(isGroup ? module.get_names(file.file_id, group || '/', false) : []);
    names.set(group, found);
    return found;
  };
  /** From the root down, so that the library is never asked for what is not there. */
  const has = (path: string): boolean => {
    const [parent, own] = splitPath(path);
    return own === '' || ((parent === '' || has(parent)) && namesIn(parent).has(own));
  };
  const datasetAt = (path: string) =>
    has(path) && module.get_type(file.file_id, path) === module.H5G_DATASET
      ? new opened.Dataset(file.file_id, path)
      : undefined;
  return {
    has,
    texts(path, attribute) {
      if (!has(path)) return undefined;
      const at = path || '/';
      if (!module.get_attribute_names(file.file_id, at).includes(attribute)) return undefined;
      const { size, total_size: count } = module.get_attribute_metadata(
        file.file_id,
        at,
        attribute,
      );
      if (size * count > MAX_TEXT_BYTES) throw tooLarge(name, attribute, size * count);
      const value = new opened.Group(file.file_id, at).get_attribute(attribute, false);
      const list = [value].flat().map((text) => (typeof text === 'string' ? text : undefined));
      return list.every((text) => text !== undefined) ? list : undefined;
    },
    shape: (path) => datasetAt(path)?.shape ?? undefined,
    floats(path) {
      const { metadata } = datasetAt(path) as Dataset;
      const { type, size, total_size: count, littleEndian } = metadata;
      if (
        type !== module.H5T_class_t.H5T_FLOAT.value ||
        !littleEndian ||
        (size !== 2 && size !== 4)
      ) {
        throw new UserError(
          say`${name}: ${path} holds other values than 16- or 32-bit floats. Build the network with
            keras.config.set_floatx("float32"), copy the weights with set_weights and save it again.`,
        );
      }
      unpacked += size * count;
      if (unpacked > Math.min(MAX_BYTES, MAX_RATIO * bytes)) throw tooLarge(name, path, unpacked);
      const pointer = module._malloc(size * count);
      if (pointer === 0) throw tooLarge(name, path, unpacked);
      try {
        module.get_dataset_data(file.file_id, path, null, null, null, BigInt(pointer));
        return floatsOf(module.HEAPU8.slice(pointer, pointer + size * count), size);
      } finally {
        module._free(pointer);
      }
    },
  };
}

function splitPath(path: string): [string, string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}

function tooLarge(name: string, what: string, bytes: number): UserError {
  return new UserError(
    say`${name}: ${what} would unpack to ${bytes} bytes, which is more than such a file can hold or than can
      be read.`,
  );
}

/** The library tells errors as a stack of its own calls: the innermost says most. */
function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reasons = [...text.matchAll(/in \w+\(\): (.*)/g)].map(([, reason]) => reason);
  return (reasons.at(-1) ?? text.split('\n')[0] ?? '').slice(0, 120);
}

/** An array as it is written: 32-bit floats, row-major. */
export interface Hdf5Array {
  /** Groups and a name, from the root. */
  readonly path: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** An HDF5 file of these arrays. */
export async function writeHdf5(arrays: readonly Hdf5Array[]): Promise<Uint8Array> {
  const opened = await getLibrary();
  const { FS } = await opened.ready;
  const path = `/${(files += 1)}.h5`;
  const file = new opened.File(path, 'w');
  try {
    const groups = new Set<string>();
    for (const array of arrays) {
      const [group, name] = splitPath(array.path);
      for (const [parent, own] of ancestors(group)) {
        const whole = parent === '' ? own : `${parent}/${own}`;
        if (groups.has(whole)) continue;
        groups.add(whole);
        groupAt(opened, file, parent).create_group(own);
      }
      groupAt(opened, file, group).create_dataset({
        name,
        data: array.values,
        shape: [...array.shape],
        dtype: '<f',
      });
    }
    file.close();
    return FS.readFile(path);
  } finally {
    FS.unlink(path);
  }
}

function groupAt(opened: Library, file: OpenFile, path: string): Group {
  return new opened.Group(file.file_id, path === '' ? '/' : `/${path}`);
}

/** The groups on the way to one, each with that which it is in. */
function ancestors(group: string): [string, string][] {
  if (group === '') return [];
  const [parent, own] = splitPath(group);
  return [...ancestors(parent), [parent, own]];
}
