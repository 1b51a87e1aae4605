import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { MANIFEST_MEMBER } from './manifest.ts';
import type { Member } from './manifest.ts';
import { sealing, UNSEALED_COMMENT } from './seal.ts';

/** Long before any clock that matters: times say nothing here, and equal archives have equal bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** The zeros of pruned weights go at the fastest level already; the others hardly shrink at any. */
const COMPRESSION_LEVEL = 1;

/** A member with the file that it is made of. */
export interface SourceMember extends Member {
  readonly path: string;
}

/**
 * Writes an archive, however large, in bounded memory: the manifest, the members in their order, the seal.
 * It is on the disk when this returns.
 *
 * @param path where no file is yet; what there is of it when this fails is for the caller to remove
 * @param onBytes told how many more bytes of members were read
 * @throws UserError where a file is no longer what its hash says
 */
export async function writeZip(
  path: string,
  manifest: string,
  members: readonly SourceMember[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const zip = new ZipFile();
  const options = {
    ...{ mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true },
    ...{ compress: true, compressionLevel: COMPRESSION_LEVEL },
  };
  const failed = Promise.withResolvers<never>();
  zip.on('error', failed.reject);
  zip.addBuffer(Buffer.from(manifest), MANIFEST_MEMBER, options);
  for (const member of members) {
    const sized = { ...options, size: member.sizeBytes };
    zip.addReadStreamLazy(member.name, sized, (take) => {
      const checked = checking(member, onBytes);
      // A file that fails has its reader fail: the archive is not finished then.
      pipeline(createReadStream(member.path), checked).catch(failed.reject);
      take(null, checked);
    });
  }
  zip.end({ forceZip64Format: false, comment: UNSEALED_COMMENT });
  const written = pipeline(zip.outputStream, sealing(), createWriteStream(path, { flags: 'wx' }));
  await Promise.race([written, failed.promise]);
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function checking({ name, sha256 }: Member, onBytes: (bytes: number) => void): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      onBytes(chunk.length);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : changed(name));
    },
  });
}

function changed(name: string): UserError {
  return new UserError(
    say`The file ${name} of the data folder changed while the archive was written: try again.`,
  );
}
