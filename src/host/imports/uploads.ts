import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { makeFolder } from '../data-folder/make-folder.ts';

/** Far below the largest message of any wire. */
export const CHUNK_BYTES = 4 * 2 ** 20;
/** More at a time than anybody sends. */
const MAX_UPLOADS = 4;

/** What says beforehand which files are going to come. */
export interface Announced {
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/** Files that a user is sending, as they lie on the disk. */
interface Upload<Request extends Announced> {
  readonly request: Request;
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/** Takes files in chunks until they are complete. */
export interface Uploads<Request extends Announced> {
  /** @throws UserError when the files are too large. */
  begin(request: Request): Promise<string>;
  /**
   * Appends to one of the files.
   *
   * @throws NotFound; UserError when the part is not the one that comes next.
   */
  append(id: string, file: number, offset: number, bytes: Blob): Promise<void>;
  /** Says anew what holds for the files. @throws NotFound */
  revise(id: string, said: Omit<Request, 'files'>): void;
  /**
   * Has the files read, as often as one likes until they are imported.
   *
   * @param signal of whoever asks
   * @param work is given a signal that ends it when the files are given up, too
   * @throws NotFound where they are given up, before or meanwhile; UserError when a file is not complete,
   * or they are being imported
   */
  read<T>(id: string, signal: AbortSignal | undefined, work: Reading<Request, T>): Promise<T>;
  /** The same for the last time, of which there is one: whatever comes of it, they are thrown away then. */
  finish<T>(id: string, signal: AbortSignal | undefined, work: Reading<Request, T>): Promise<T>;
  /** Throws everything of it away; nothing happens where there is nothing. */
  discard(id: string): Promise<void>;
}

type Reading<Request extends Announced, T> = (
  upload: Upload<Request>,
  signal: AbortSignal,
) => Promise<T>;

interface Receiving<Request extends Announced> extends Upload<Request> {
  request: Request;
  readonly dir: string;
  readonly received: number[];
  readonly givingUp: AbortController;
  /** So many read it now. */
  readers: number;
  isFinishing: boolean;
}

const givenUp = () => new NotFound(say`This import was given up: begin it again.`);

/**
 * @param dir where they are kept meanwhile
 * @param requireSize throws a UserError where files have too many bytes together
 */
export function createUploads<Request extends Announced>(
  dir: string,
  requireSize: (totalBytes: number) => void,
): Uploads<Request> {
  const uploads = new Map<string, Receiving<Request>>();

  function get(id: string): Receiving<Request> {
    const upload = uploads.get(id);
    if (!upload) throw givenUp();
    return upload;
  }

  async function discard(id: string): Promise<void> {
    const upload = uploads.get(id);
    uploads.delete(id);
    upload?.givingUp.abort();
    if (upload) await rm(upload.dir, { recursive: true, force: true, maxRetries: 3 });
  }

  /** What nobody reads may have been left by a window that was closed; the oldest of these goes. */
  async function makeRoom(): Promise<void> {
    if (uploads.size < MAX_UPLOADS) return;
    const idle = [...uploads].find(([, { readers }]) => readers === 0);
    if (!idle) {
      throw new UserError(
        say`${uploads.size} imports are going on, which is all that are taken at a time: wait until one
          has ended.`,
      );
    }
    await discard(idle[0]);
  }

  async function read<T>(
    id: string,
    signal: AbortSignal | undefined,
    work: Reading<Request, T>,
  ): Promise<T> {
    const upload = get(id);
    requireComplete(upload);
    if (upload.isFinishing) {
      throw new UserError(say`These files are being imported already: wait until that has ended.`);
    }
    const { signal: gone } = upload.givingUp;
    upload.readers += 1;
    try {
      return await work(upload, signal ? AbortSignal.any([signal, gone]) : gone);
    } catch (error) {
      // Whatever became of reading files that are being deleted.
      throw gone.aborted && signal?.aborted !== true ? givenUp() : error;
    } finally {
      upload.readers -= 1;
    }
  }

  return {
    async begin(request) {
      requireSize(request.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
      await makeRoom();
      const id = randomUUID();
      const own = join(dir, id);
      await makeFolder(dir);
      await makeFolder(own);
      uploads.set(id, {
        request,
        dir: own,
        files: request.files.map(({ name }, index) => ({ name, path: join(own, String(index)) })),
        received: request.files.map(() => 0),
        givingUp: new AbortController(),
        readers: 0,
        isFinishing: false,
      });
      for (const { path } of get(id).files) await (await open(path, 'w')).close();
      return id;
    },
    async append(id, file, offset, bytes) {
      const { files, request, received } = get(id);
      const target = files[file];
      const size = request.files[file]?.sizeBytes ?? 0;
      const there = received[file] ?? 0;
      if (!target || offset !== there || there + bytes.size > size) {
        throw new UserError(
          say`A part of ${target?.name ?? say`file ${file}`} came for byte ${offset}, where byte
            ${there} of ${size} is next: begin the import again.`,
        );
      }
      // Counted before it is written, so that the same part cannot come twice meanwhile.
      received[file] = there + bytes.size;
      const opened = await open(target.path, 'r+').catch((error: unknown) => {
        throw uploads.has(id) ? error : givenUp();
      });
      try {
        const content = Buffer.from(await bytes.arrayBuffer());
        for (let done = 0; done < content.length;) {
          const { bytesWritten } = await opened.write(
            content,
            done,
            content.length - done,
            offset + done,
          );
          done += bytesWritten;
        }
      } finally {
        await opened.close();
      }
    },
    revise(id, said) {
      const upload = get(id);
      upload.request = { ...said, files: upload.request.files } as unknown as Request;
    },
    read,
    async finish(id, signal, work) {
      let isOurs = false;
      try {
        return await read(id, signal, (upload, ending) => {
          get(id).isFinishing = isOurs = true;
          return work(upload, ending);
        });
      } finally {
        if (isOurs) await discard(id);
      }
    },
    discard,
  };
}

function requireComplete({ request, received }: Receiving<Announced>): void {
  const lacking = request.files.findIndex(({ sizeBytes }, index) => received[index] !== sizeBytes);
  if (lacking < 0) return;
  const { name, sizeBytes } = request.files[lacking] as Announced['files'][number];
  throw new UserError(
    say`Of ${name}, ${received[lacking] ?? 0} of ${sizeBytes} bytes came: begin the import again.`,
  );
}
