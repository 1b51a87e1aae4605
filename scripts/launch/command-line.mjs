import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node24, projectFolder } from '../setup/places.mjs';
import { watchNpm } from './parents.mjs';
import { runChild } from './run-child.mjs';

const main = join(projectFolder, 'src/cli/main.ts');

/**
 * Goes on as the workbench's command line: in this very process, unless this is the first start, which
 * runs on the system's Node, since Node 24 has only just been fetched.
 *
 * @param {string[]} args
 */
export async function runCommandLine(args) {
  if (realpathSync(process.execPath) !== realpathSync(node24)) {
    runChild(node24, [join(projectFolder, 'scripts/workbench.mjs'), ...args]);
    return;
  }
  watchNpm(() => process.kill(process.pid, 'SIGTERM'));
  process.argv.splice(1, Infinity, main, ...args);
  await import(pathToFileURL(main).href);
}
