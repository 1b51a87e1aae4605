import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const gunzipAsync = promisify(gunzip);

/** The classes of a test set as they are kept: one byte each, gzip-compressed to about a half. */
export function packClasses(classes: Uint8Array): Promise<Buffer> {
  return gzipAsync(classes);
}

export function unpackClasses(packed: Uint8Array): Promise<Uint8Array> {
  return gunzipAsync(packed);
}
