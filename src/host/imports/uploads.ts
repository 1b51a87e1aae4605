import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Far below the largest message of any wire. */
export const CHUNK_BYTES = 4 * 2 ** 20;
/** More at a time than anybody sends: the oldest was given up, as when a window was closed. */
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
  /** @throws NotFound; UserError when a file is not complete. */
  complete(id: string): Upload<Request>;
  /** Throws everything of it away; nothing happens where there is nothing. */
  discard(id: string): Promise<void>;
}

interface Receiving<Request extends Announced> extends Upload<Request> {
  readonly dir: string;
  readonly received: number[];
}

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
    if (!upload) throw new NotFound(say`This import was given up: begin it again.`);
    return upload;
  }

  async function discard(id: string): Promise<void> {
    const upload = uploads.get(id);
    uploads.delete(id);
    if (upload) await rm(upload.dir, { recursive: true, force: true });
  }

  return {
    async begin(request) {
      requireSize(request.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
      for (const oldest of [...uploads.keys()].slice(0, 1 - MAX_UPLOADS)) await discard(oldest);
      const id = randomUUID();
      const own = join(dir, id);
      await mkdir(own, { recursive: true });
      uploads.set(id, {
        request,
        dir: own,
        files: request.files.map(({ name }, index) => ({ name, path: join(own, String(index)) })),
        received: request.files.map(() => 0),
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
      const opened = await open(target.path, 'r+');
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
      const request = { ...said, files: upload.request.files } as unknown as Request;
      uploads.set(id, { ...upload, request });
    },
    complete(id) {
      const upload = get(id);
      const lacking = upload.request.files.findIndex(
        ({ sizeBytes }, index) => upload.received[index] !== sizeBytes,
      );
      if (lacking >= 0) {
        const { name, sizeBytes } = upload.request.files[lacking] as Announced['files'][number];
        throw new UserError(
          say`Of ${name}, ${upload.received[lacking] ?? 0} of ${sizeBytes} bytes came: begin the
            import again.`,
        );
      }
      return upload;
    },
    discard,
  };
}
