import { statSync } from 'node:fs';

/** Which file is at a path, whatever is in it; undefined where there is none. Throws what stat does. */
export function fileIdentity(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev} ${found.ino}`;
}
