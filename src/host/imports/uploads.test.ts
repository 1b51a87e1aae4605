import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_IMPORT_BYTES } from '../../contract/dataset-import.ts';
import type { ImportRequest } from '../../contract/dataset-import.ts';
import { NotFound, UserError } from '../../contract/errors.ts';
import { requireDatasetSize } from './sizes.ts';
import { createUploads } from './uploads.ts';

const folders: string[] = [];
function uploadsIn() {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  folders.push(folder);
  return createUploads<ImportRequest>(join(folder, 'uploads'), requireDatasetSize);
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const request = { name: 'own', files: [{ name: '../a.csv', sizeBytes: 5 }] };

/** The files as whoever imports them gets them. */
const readNow = (uploads: ReturnType<typeof uploadsIn>, id: string) =>
  uploads.read(id, undefined, (upload) => Promise.resolve(upload));

/** One that has come whole. */
async function sent() {
  const uploads = uploadsIn();
  const id = await uploads.begin(request);
  await uploads.append(id, 0, 0, new Blob(['abcde']));
  return { uploads, id };
}

/** Work that goes on until it is let go or given up. */
function work() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    resolve,
    until: (_upload: unknown, signal: AbortSignal) =>
      new Promise<string>((done, fail) => {
        void promise.then(done);
        signal.addEventListener('abort', () => fail(new Error('The files are gone')));
      }),
  };
}

describe('files that are sent in parts', () => {
  it('are complete once every byte has come, and lie where their names have no say', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abc']));
    await expect(readNow(uploads, id)).rejects.toThrow('Of ../a.csv, 3 of 5 bytes came');
    await uploads.append(id, 0, 3, new Blob(['de']));
    const [file] = (await readNow(uploads, id)).files;
    expect(readFileSync(file?.path ?? '', 'utf8')).toBe('abcde');
    expect(file?.path.startsWith(folders[0] ?? '?')).toBe(true);
    expect(file?.path).not.toContain('a.csv');
  });

  it('are refused where a part is not the next one, or goes beyond what was said', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abc']));
    await expect(uploads.append(id, 0, 0, new Blob(['abc']))).rejects.toThrow(UserError);
    await expect(uploads.append(id, 0, 3, new Blob(['def']))).rejects.toThrow(UserError);
    await expect(uploads.append(id, 1, 0, new Blob(['x']))).rejects.toThrow(UserError);
  });

  it('may be said something else of, once they have come', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abcde']));
    uploads.revise(id, { name: 'other', clip: true });
    const { request: now, files } = await readNow(uploads, id);
    expect(now).toEqual({ name: 'other', clip: true, files: request.files });
    expect(files.map(({ name }) => name)).toEqual(['../a.csv']);
    await uploads.discard(id);
    expect(() => uploads.revise(id, { name: 'late' })).toThrow(NotFound);
  });

  it('are gone when they are given up', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abcde']));
    const [file] = (await readNow(uploads, id)).files;
    await uploads.discard(id);
    expect(existsSync(file?.path ?? '')).toBe(false);
    await expect(uploads.append(id, 0, 0, new Blob(['x']))).rejects.toThrow(NotFound);
    await uploads.discard(id);
  });

  it('are refused before they come where they are too large', async () => {
    const files = [{ name: 'a', sizeBytes: MAX_IMPORT_BYTES + 1 }];
    await expect(uploadsIn().begin({ name: 'own', files })).rejects.toThrow(/2,147,483,647/);
  });

  it('make room for others: the oldest of five is given up', async () => {
    const uploads = uploadsIn();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push(await uploads.begin(request));
    await expect(readNow(uploads, ids[0] ?? '')).rejects.toThrow(NotFound);
    await expect(readNow(uploads, ids[1] ?? '')).rejects.toThrow(UserError);
  });
});

describe('files that are being imported', () => {
  it('are imported once, whoever asks again meanwhile, and are gone then', async () => {
    const { uploads, id } = await sent();
    const first = work();
    const finished = uploads.finish(id, undefined, first.until);
    await expect(uploads.finish(id, undefined, work().until)).rejects.toThrow(UserError);
    await expect(readNow(uploads, id)).rejects.toThrow('being imported already');
    first.resolve('kept');
    expect(await finished).toBe('kept');
    await expect(uploads.finish(id, undefined, first.until)).rejects.toThrow(NotFound);
  });

  it('tell what was wrong with them, and are gone all the same', async () => {
    const { uploads, id } = await sent();
    const wrong = new UserError('These are no images.');
    await expect(uploads.finish(id, undefined, () => Promise.reject(wrong))).rejects.toBe(wrong);
    await expect(readNow(uploads, id)).rejects.toThrow(NotFound);
  });

  it('can be given up, and whoever reads them is told so', async () => {
    const { uploads, id } = await sent();
    const reading = uploads.read(id, undefined, work().until);
    const finishing = uploads.finish(id, undefined, work().until);
    const ends = Promise.allSettled([reading, finishing]);
    await uploads.discard(id);
    for (const end of await ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'NotFound' } });
    }
  });

  it('end with whoever asked for it, and for no other reason', async () => {
    const { uploads, id } = await sent();
    const asker = new AbortController();
    const reading = uploads.read(id, asker.signal, work().until);
    asker.abort();
    await expect(reading).rejects.toThrow('The files are gone');
    expect((await readNow(uploads, id)).files).toHaveLength(1);
  });

  it('are not given up for others, who wait where too many are', async () => {
    const uploads = uploadsIn();
    const busy = work();
    const going: Promise<string>[] = [];
    for (let count = 0; count < 4; count++) {
      const id = await uploads.begin(request);
      await uploads.append(id, 0, 0, new Blob(['abcde']));
      going.push(uploads.finish(id, undefined, busy.until));
    }
    await expect(uploads.begin(request)).rejects.toThrow('4 imports are going on');
    busy.resolve('kept');
    expect(await Promise.all(going)).toEqual(['kept', 'kept', 'kept', 'kept']);
    await uploads.begin(request);
  });
});
