import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import escapeHtml from 'escape-html';
import { logDefect } from '../../host/defect-log.ts';

/** Milliseconds after which the file goes, whether a browser has come or not. */
const LIFETIME_MS = 60_000;

/** A page in a file that leads a browser to an address. */
export interface StartFile {
  readonly path: string;
  /** Takes the file and its folder away; it may be called again. */
  remove(): void;
}

/**
 * Writes an address that nobody else may see into a page which leads there, readable by this user
 * alone: what stands in a command line, everybody on this machine can read. It goes after a minute.
 *
 * @param folder where it gets a folder of its own
 */
export function writeStartFile(folder: string, address: string): StartFile {
  // Made for its owner alone (mode 0700).
  const own = mkdtempSync(join(folder, 'pruning-workbench-'));
  const path = join(own, 'start.html');
  writeFileSync(path, startPage(address), { mode: 0o600 });
  const remove = () => {
    clearTimeout(timer);
    try {
      rmSync(own, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      // What it leads to is used up soon, or dies with the server.
      logDefect(`${path} could not be removed`, error);
    }
  };
  const timer = setTimeout(remove, LIFETIME_MS);
  timer.unref();
  return { path, remove };
}

function startPage(address: string): string {
  const target = escapeHtml(address);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="refresh" content="0; url=${target}" />
    <title>Pruning Workbench</title>
  </head>
  <body>
    <p><a href="${target}">Pruning Workbench</a></p>
  </body>
</html>
`;
}
