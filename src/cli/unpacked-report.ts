import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { UserError } from '../contract/errors.ts';
import { FIGURE_FILE_BEGINS } from '../report/figures/figure-svg.ts';
import { cannotWrite, writeWhole } from './output-file.ts';

/** The folder of the figures of a report that is written to `out`: `x-figures` beside `x.tex`. */
export function figuresFolderOf(out: string): string {
  const stem = basename(out, extname(out)).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  return `${[...stem].slice(0, 60).join('')}-figures`;
}

/**
 * Unpacks a report: its text to `out`, its figures into their folder beside that. Earlier figures are
 * replaced; nothing is written where another file would be lost.
 *
 * @throws UserError when it cannot be written, or a file that is no figure of the workbench's is there
 */
export async function unpackReport(out: string, zip: Uint8Array): Promise<void> {
  const files = Object.entries(unzipSync(zip));
  const figures = files
    .filter(([path]) => path.includes('/'))
    .map(([path, content]) => ({ path: join(dirname(out), path), content }));
  for (const { path } of figures) await checkReplaceable(path);
  for (const folder of new Set(figures.map(({ path }) => dirname(path)))) {
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw cannotWrite(folder, error);
    });
  }
  for (const { path, content } of figures) await writeWhole(path, content);
  for (const [path, content] of files) {
    if (!path.includes('/')) await writeWhole(out, strFromU8(content));
  }
}

/** A figure says at its beginning who drew it. */
async function checkReplaceable(path: string): Promise<void> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, 0);
    if (buffer.toString('utf8', 0, bytesRead).includes(FIGURE_FILE_BEGINS)) return;
  } finally {
    await file.close();
  }
  throw new UserError(
    `${path} is in the way: it is no figure that the workbench wrote. Move it, or name another file with --out.`,
  );
}
