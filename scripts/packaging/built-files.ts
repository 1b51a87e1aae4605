import { posix } from 'node:path';
import { packageName } from '../licences/shipped-packages.ts';

/** What a program consists of when it is started. */
export interface Reached {
  /** Its own files, as paths from the folder of the build. */
  readonly files: readonly string[];
  /** The packages that it names. */
  readonly packages: readonly string[];
}

/**
 * `import ... from "x"`, `import("x")`, `require("x")`, `requirePackage("x")` and `require.resolve("x")`,
 * as the bundler writes them.
 */
const NAMED =
  /\b(?:from|import|require\w*|resolve)\s*\(?\s*(["'`])((?:\.{1,2}\/|@?[a-z])[^"'`\s$]*)\1/g;

/**
 * Follows built programs through what they import.
 *
 * @param entries paths from the folder of the build
 * @param read gives the text of such a file
 * @param known names of packages that there are: other words in quotes are not taken for one
 */
export function reach(
  entries: readonly string[],
  read: (file: string) => string,
  known: ReadonlySet<string>,
): Reached {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, , named = ''] of read(file).matchAll(NAMED)) {
      if (named.startsWith('.')) open.push(posix.join(posix.dirname(file), named));
      else if (known.has(packageName(named))) packages.add(packageName(named));
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}
