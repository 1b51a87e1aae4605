import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bringLibrary, hasLibrary } from './bring-library.ts';
import type { LibraryProgress } from './bring-library.ts';
import { packageIndex } from './find-file.ts';

const LIBRARY = new Uint8Array(300_000).map((_, index) => (index * 7919) % 251);
const WHEEL = Buffer.from(
  zipSync({
    'tensorflow/libtensorflow_cc.so.2': LIBRARY,
    'tensorflow/python/not_wanted.py': new Uint8Array(10),
    'tensorflow/libtensorflow_framework.so.2': new Uint8Array([1, 2, 3]),
  }),
);
const pinned = {
  name: 'tensorflow-cpu',
  version: '2.21.0',
  sha256: createHash('sha256').update(WHEEL).digest('hex'),
  downloadBytes: WHEEL.length,
  unpackedBytes: LIBRARY.length + 3,
  members: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
  tfjs: '4.22.0',
  index: 'https://public.example/simple',
};

let folder: string;
let server: Server;
/** What was asked of the file, each with where it was to begin. */
let asked: (string | undefined)[];
let index: string;
/** How the server gives the file; an index page is always there. */
let give: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
  asked = [];
  give = giveRange;
  server = createServer((request, response) => {
    if (request.url === '/simple/tensorflow-cpu/') {
      const files = [
        { url: '/files/other.whl', hashes: { sha256: '0' } },
        { url: '../../files/wheel.whl', hashes: { sha256: pinned.sha256 } },
      ];
      response.end(JSON.stringify({ files }));
    } else {
      asked.push(request.headers.range);
      give(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  index = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function giveRange(request: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200).end(WHEEL.subarray(from));
}

/** The connection breaks after so many bytes. */
const breakAfter = (bytes: number) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-length': WHEEL.length });
  response.write(WHEEL.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
};

const record = () => join(folder, 'tensorflow.json');

async function bring(library = pinned, into = folder): Promise<LibraryProgress[]> {
  const told: LibraryProgress[] = [];
  await bringLibrary(library, {
    folder: into,
    record: record(),
    index,
    fetch,
    signal: new AbortController().signal,
    onProgress: (progress) => told.push(progress),
  });
  return told;
}

it('fetches the library, tells how far it is, and leaves what the host reads', async () => {
  expect(hasLibrary(pinned, folder, record())).toBe(false);
  const told = await bring();
  expect(told.at(0)?.step).toBe('asking');
  expect(told.findLast(({ step }) => step === 'downloading')?.done).toBe(WHEEL.length);
  expect(told.at(-1)).toEqual({
    step: 'unpacking',
    done: pinned.unpackedBytes,
    total: pinned.unpackedBytes,
  });
  const { libraryPath, version } = JSON.parse(readFileSync(record(), 'utf8')) as {
    libraryPath: [string];
    version: string;
  };
  expect(version).toBe('2.21.0');
  expect(readFileSync(join(libraryPath[0], 'libtensorflow_cc.so.2')).equals(LIBRARY)).toBe(true);
  expect(readdirSync(libraryPath[0])).toHaveLength(2);
  expect(hasLibrary(pinned, folder, record())).toBe(true);
  expect(readdirSync(folder)).toHaveLength(2);
});

it('goes on where an interrupted download ended', async () => {
  give = breakAfter(1000);
  await expect(bring()).rejects.toMatchObject({ kind: 'offline' });
  give = giveRange;
  await bring();
  expect(asked).toEqual([undefined, 'bytes=1000-']);
  expect(hasLibrary(pinned, folder, record())).toBe(true);
});

it('begins anew where the server knows no parts', async () => {
  give = breakAfter(1000);
  await expect(bring()).rejects.toThrow(/interrupted/);
  give = (_request, response) => response.writeHead(200).end(WHEEL);
  await bring();
  expect(hasLibrary(pinned, folder, record())).toBe(true);
});

it('takes nothing else for it, and keeps nothing of that', async () => {
  give = (_request, response) => response.end(Buffer.alloc(WHEEL.length));
  await expect(bring()).rejects.toMatchObject({ kind: 'other-content' });
  expect(readdirSync(folder)).toEqual([]);
  give = (_request, response) => response.end(Buffer.concat([WHEEL, WHEEL]));
  await expect(bring()).rejects.toMatchObject({ kind: 'other-content' });
});

it('says where the index lacks it, gives it not, or cannot be reached', async () => {
  const other = { ...pinned, sha256: 'f'.repeat(64) };
  await expect(bring(other)).rejects.toMatchObject({ kind: 'not-there' });
  give = (_request, response) => response.writeHead(503).end();
  await expect(bring()).rejects.toMatchObject({ kind: 'not-there' });
  server.close();
  server.closeAllConnections();
  await expect(bring()).rejects.toMatchObject({ kind: 'offline' });
});

it('says beforehand that the disk has no room', async () => {
  const huge = { ...pinned, unpackedBytes: 1e18 };
  await expect(bring(huge)).rejects.toMatchObject({ kind: 'disk-full' });
  expect(asked).toEqual([]);
});

it('says that the folder cannot be made', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(bring(pinned, join(folder, 'file/cache'))).rejects.toMatchObject({
    kind: 'not-writable',
  });
});

it('mends a folder in which a library is missing', async () => {
  await bring();
  const [place = ''] = readdirSync(folder).filter((name) => name.startsWith('tensorflow-cpu'));
  rmSync(join(folder, place, 'libtensorflow_cc.so.2'));
  expect(hasLibrary(pinned, folder, record())).toBe(false);
  await bring();
  expect(existsSync(join(folder, place, 'libtensorflow_cc.so.2'))).toBe(true);
});

it('asks the index that pip is led to, else the one of the package', () => {
  expect(packageIndex(pinned.index, {})).toBe('https://public.example/simple');
  expect(packageIndex(pinned.index, { PIP_INDEX_URL: 'https://own.example/simple/' })).toBe(
    'https://own.example/simple',
  );
});
