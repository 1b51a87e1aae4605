import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { isMemberName, LIMITS, MANIFEST_MEMBER, parseManifest } from './manifest.ts';
import type { Manifest, Member } from './manifest.ts';

/** An archive has nothing beside the names of its members but the sizes of large ones. */
const MAX_BESIDE_BYTES = 100;

/** An archive whose members can be read one by one, each by its own hash. */
export interface OpenArchive {
  readonly manifest: Manifest;
  /**
   * The bytes of a member, piece by piece, never more than the manifest says.
   *
   * @throws UserError at the end where they have another hash, before where they cannot be unpacked
   */
  read(member: Member): AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * Opens a ZIP file as an archive: its members are those that its manifest names, as large as that says,
 * and no others.
 *
 * @param file how it is called in errors
 * @throws UserError
 */
export async function openZip(path: string, file: string): Promise<OpenArchive> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    const entries = await entriesOf(zip, file);
    const first = entries.get(MANIFEST_MEMBER);
    if (first === undefined) {
      throw new UserError(say`${file} is no archive of the workbench: it has no manifest.`);
    }
    if (first.uncompressedSize > LIMITS.manifestBytes) {
      throw new UserError(say`The manifest of ${file} is far too large.`);
    }
    const manifest = parseManifest(await textOf(zip, first, file));
    requireSame(manifest, entries, file);
    return {
      manifest,
      read: (member) => checked(zip, entries.get(member.name) as Entry, member, file),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > LIMITS.members + 1) {
    throw new UserError(
      say`${file} has ${zip.entryCount.toLocaleString('en')} members, and an archive may have
        ${LIMITS.members.toLocaleString('en')}.`,
    );
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isMemberName(entry.fileName)) throw unnamed(file);
      if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
      // All entries are held at once, and each could have 128 KiB beside its name.
      if (entry.extraFieldLength + entry.fileCommentLength > MAX_BESIDE_BYTES) {
        throw new Error(`far too much stands beside ${entry.fileName}`);
      }
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return entries;
}

function requireSame({ members }: Manifest, entries: Map<string, Entry>, file: string): void {
  const lacking = members.find(
    ({ name, sizeBytes }) => entries.get(name)?.uncompressedSize !== sizeBytes,
  );
  if (lacking) {
    throw new UserError(
      say`${file} lacks ${lacking.name} of ${lacking.sizeBytes} bytes, which its manifest names.`,
    );
  }
  if (entries.size !== members.length + 1) throw unnamed(file);
}

function unnamed(file: string): UserError {
  return new UserError(say`${file} has members that its manifest does not name.`);
}

async function textOf(zip: ZipFile, entry: Entry, file: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf(zip, entry, file)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function* checked(
  zip: ZipFile,
  entry: Entry,
  { name, sha256 }: Member,
  file: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of bytesOf(zip, entry, file)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) {
    throw new UserError(
      say`${name} in ${file} is not what the manifest says: its content has another hash. Nothing was
        taken in.`,
    );
  }
}

/** Ends with an error where there is more or less than the entry says. */
async function* bytesOf(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Uint8Array> {
  let stream: Readable | undefined;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Uint8Array>) yield piece;
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    stream?.destroy();
  }
}

function unreadable(file: string, error: unknown): Error {
  if (error instanceof UserError || isOfSystem(error)) return error as Error;
  return new UserError(
    say`${file} cannot be read as an archive (${(error as Error).message.slice(0, 200)}). Nothing was taken
      in.`,
  );
}

/** Trouble of the disk, not of the archive. */
function isOfSystem(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}
