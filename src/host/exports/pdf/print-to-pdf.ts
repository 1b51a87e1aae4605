import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';

/** A browser that has not printed after so long hangs. */
const LONGEST_MS = 120_000;

/**
 * Prints a page by a browser that is installed on this machine, without a window or the network. The
 * page itself forbids scripts by its policy; to switch them off for the whole browser would stop its
 * printing too.
 *
 * @param browser path of the program, as `findChromium` gives it
 * @throws UserError when there is no such browser, or it fails
 */
export async function printToPdf(html: string, browser: string | undefined): Promise<Uint8Array> {
  if (browser === undefined) {
    throw new UserError(
      say`A PDF is printed by Chromium, Chrome or Edge, and none was found: install one, name it
        in CHROME_PATH, or export HTML and print that with any browser.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'workbench-pdf-'));
  try {
    const page = join(folder, 'report.html');
    const pdf = join(folder, 'report.pdf');
    await writeFile(page, html);
    await promisify(execFile)(browser, argumentsFor(folder, page, pdf), { timeout: LONGEST_MS });
    return await readFile(pdf);
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const reason = stderr.trim().split('\n').at(-1) ?? '';
    throw new UserError(
      say`${browser} did not print the report
        ("${(reason === '' ? message : reason).slice(0, 300)}"): name another browser in
        CHROME_PATH, or export HTML and print that.`,
    );
  } finally {
    // A browser that was just ended may still be letting go of its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): string[] {
  return [
    '--headless',
    // Chromium's sandbox refuses the superuser, as whom containers run.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}
