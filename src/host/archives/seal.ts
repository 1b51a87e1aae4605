import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/*
 * An archive ends with a seal: the SHA-256, in hexadecimal, of all bytes before it. It is the end of the
 * ZIP file's comment, so that other programs open the file as any ZIP. Damage at any place shows by it,
 * in headers too, which no hash of a member knows of.
 */
const SEAL = /^[0-9a-f]{64}$/;
const SEAL_BYTES = 64;

/** The comment of an archive that is not sealed yet: its last 64 characters are the seal's place. */
export const UNSEALED_COMMENT = `sha256:${'0'.repeat(SEAL_BYTES)}`;

/** Passes a file on, with its seal in place of its last bytes. */
export function sealing(): Transform {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const known = all.subarray(0, Math.max(0, all.length - SEAL_BYTES));
      held = Buffer.from(all.subarray(known.length));
      hash.update(known);
      done(null, known.length > 0 ? known : undefined);
    },
    flush(done) {
      done(null, Buffer.from(hash.digest('hex'), 'latin1'));
    },
  });
}

/**
 * Makes sure that a file is what was sealed, to the last bit.
 *
 * @param file how it is called in errors
 * @param onBytes told how many more were read
 * @throws UserError where it is not
 */
export async function requireSeal(
  path: string,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const content = Math.max(0, size - SEAL_BYTES);
    const end = Buffer.alloc(Math.min(size, SEAL_BYTES));
    await handle.read(end, 0, end.length, content);
    const seal = end.toString('latin1');
    if (!SEAL.test(seal)) throw noArchive(file);
    const hash = createHash('sha256');
    if (content > 0) {
      const bytes = handle.createReadStream({
        ...{ start: 0, end: content - 1, autoClose: false, highWaterMark: 2 ** 20 },
      });
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        hash.update(chunk);
        onBytes(chunk.length);
      }
    }
    if (hash.digest('hex') !== seal) {
      throw new UserError(
        say`The archive ${file} is damaged or was changed: its content has another hash than the one that
          stands at its end. Nothing was taken in; copy it again from where it came.`,
      );
    }
  } finally {
    await handle.close();
  }
}

function noArchive(file: string): UserError {
  return new UserError(
    say`${file} is no whole archive of the workbench: it does not end as one. Nothing was taken in; copy it
      again from where it came.`,
  );
}
