import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** Bytes after gzip at its highest level: what a download or an archive would take. */
export async function gzipSize(bytes: Uint8Array): Promise<number> {
  return (await gzipAsync(bytes, { level: 9 })).length;
}
