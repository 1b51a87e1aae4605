import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A built renderer as the server sees one: a page, and a file whose name carries a hash, compressed too. */
export function writeRenderer(folder: string): string {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>The app</title>');
  writeFileSync(join(renderer, 'assets', 'main-abc123.js'), 'export {};');
  for (const [name, compressed] of Object.entries({ br: brotliCompressSync, gz: gzipSync })) {
    writeFileSync(join(renderer, 'assets', `main-abc123.js.${name}`), compressed('export {};'));
  }
  return renderer;
}
