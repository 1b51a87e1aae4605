import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_IMPORT_BYTES } from '../../contract/dataset-import.ts';
import type { ImportOptions, ImportRequest } from '../../contract/dataset-import.ts';
import { NotFound, UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Far below the largest message of any wire. */
export const CHUNK_BYTES = 4 * 2 ** 20;
/** More at a time than anybody sends: the oldest was given up, as when a window was closed. */
const MAX_UPLOADS = 4;

/** Files that a user is sending, as they lie on the disk. */
export interface Upload {
  readonly request: ImportRequest;
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/** Takes files in chunks until they are complete. */
export interface Uploads {
  /** @throws UserError when the files are too large. */
  begin(request: ImportRequest): Promise<string>;
  /**
   * Appends to one of the files.
   *
   * @throws NotFound; UserError when the part is not the one that comes next.
   */
  append(id: string, file: number, offset: number, bytes: Blob): Promise<void>;
  /** Says anew what holds for the files. @throws NotFound */
  revise(id: string, said: ImportOptions): void;
  /** @throws NotFound; UserError when a file is not complete. */
  complete(id: string): Upload;
  /** Throws everything of it away; nothing happens where there is nothing. */
  discard(id: string): Promise<void>;
}

interface Receiving extends Upload {
  readonly dir: string;
  readonly received: number[];
}

export function createUploads(dir: string): Uploads {
  const uploads = new Map<string, Receiving>();

  function get(id: string): Receiving {
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
      const total = request.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (total > MAX_IMPORT_BYTES) {
        throw new UserError(
          say`These files have ${total.toLocaleString('en')} bytes, and a data set may have
            ${MAX_IMPORT_BYTES.toLocaleString('en')}: choose fewer files, or take a part of the
            images.`,
        );
      }
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
      uploads.set(id, { ...upload, request: { ...said, files: upload.request.files } });
    },
    complete(id) {
      const upload = get(id);
      const lacking = upload.request.files.findIndex(
        ({ sizeBytes }, index) => upload.received[index] !== sizeBytes,
      );
      if (lacking >= 0) {
        const { name, sizeBytes } = upload.request.files[lacking] as ImportRequest['files'][number];
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
