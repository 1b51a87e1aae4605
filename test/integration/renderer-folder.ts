import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A built renderer as the server sees one: a page, and a file whose name carries a hash. */
export function writeRenderer(folder: string): string {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>The app</title>');
  writeFileSync(join(renderer, 'assets', 'main-abc123.js'), 'export {};');
  return renderer;
}
