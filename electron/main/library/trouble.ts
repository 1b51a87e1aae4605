import type { LibraryTroubleKind } from '../../../src/contract/first-start.ts';

/** TensorFlow could not be fetched; the message is for whoever mends it, in English. */
export class LibraryTrouble extends Error {
  override readonly name = 'LibraryTrouble';
  readonly kind: LibraryTroubleKind;

  constructor(kind: LibraryTroubleKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

const BY_CODE: Partial<Record<string, LibraryTroubleKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOTDIR: 'not-writable',
};

/** Tells what an error means to the reader. */
export function troubleOf(error: unknown): LibraryTrouble {
  if (error instanceof LibraryTrouble) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  return new LibraryTrouble(BY_CODE[code] ?? 'unknown', message, { cause: error });
}
