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

describe('files that are sent in parts', () => {
  it('are complete once every byte has come, and lie where their names have no say', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abc']));
    expect(() => uploads.complete(id)).toThrow('Of ../a.csv, 3 of 5 bytes came');
    await uploads.append(id, 0, 3, new Blob(['de']));
    const [file] = uploads.complete(id).files;
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
    const { request: now, files } = uploads.complete(id);
    expect(now).toEqual({ name: 'other', clip: true, files: request.files });
    expect(files.map(({ name }) => name)).toEqual(['../a.csv']);
    await uploads.discard(id);
    expect(() => uploads.revise(id, { name: 'late' })).toThrow(NotFound);
  });

  it('are gone when they are given up', async () => {
    const uploads = uploadsIn();
    const id = await uploads.begin(request);
    await uploads.append(id, 0, 0, new Blob(['abcde']));
    const [file] = uploads.complete(id).files;
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
    expect(() => uploads.complete(ids[0] ?? '')).toThrow(NotFound);
    expect(() => uploads.complete(ids[1] ?? '')).toThrow(UserError);
  });
});
