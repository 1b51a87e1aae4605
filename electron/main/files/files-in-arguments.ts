import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the app is started with. */
export interface StartArguments {
  /** `--data-dir DIR`, as on the command line; undefined where it is not said. */
  readonly dataDir: string | undefined;
  /** Files that are to be opened, by their whole paths. */
  readonly files: readonly string[];
}

/**
 * Reads a command line of the app. What else stands there is Electron's own, or Chromium's.
 *
 * @param args without the program, and without the app's own folder where Electron is told it
 * @param cwd the folder in which it was started
 */
export function readArguments(args: readonly string[], cwd: string): StartArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'data-dir': { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const asked = values['data-dir'];
  return {
    dataDir: typeof asked === 'string' ? resolve(cwd, asked) : undefined,
    files: positionals.map((file) => (isAbsolute(file) ? file : resolve(cwd, file))),
  };
}
