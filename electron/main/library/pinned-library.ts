import { readFileSync } from 'node:fs';
import { z } from 'zod';

const pinnedLibrary = z.object({
  /** Of the wheel that holds it, in the Python package index. */
  name: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  downloadBytes: z.int().positive(),
  unpackedBytes: z.int().positive(),
  /** The files to take out of it; all lie in one folder. */
  members: z.array(z.string()).min(1),
  /** The version of TensorFlow.js that goes with it. */
  tfjs: z.string(),
  /** The package index to ask where nobody names another. */
  index: z.url(),
});

/** Which TensorFlow this package was made for. */
export type PinnedLibrary = z.infer<typeof pinnedLibrary>;

/** @throws where the package is damaged */
export function readPinnedLibrary(file: string): PinnedLibrary {
  return pinnedLibrary.parse(JSON.parse(readFileSync(file, 'utf8')));
}
