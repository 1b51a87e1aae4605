import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../contract/errors.ts';
import type { SourceFile } from '../contract/uploads.ts';

/**
 * The files at these paths; of a folder all that are in it, each with its folders from that one on.
 *
 * @throws UserError for a path that cannot be read, and a folder with nothing in it
 */
export async function sourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const path of paths) found.push(...(await filesAt(path)));
  return found;
}

async function filesAt(path: string): Promise<SourceFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) {
      return [{ name: basename(path), content: await openAsBlob(path) }];
    }
    const folder = resolve(path);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    if (files.length === 0) throw new UserError(`${path} is a folder without any file.`);
    return await Promise.all(
      files.map(async ({ name, parentPath }) => {
        const file = join(parentPath, name);
        const inside = relative(folder, file).split(sep).join('/');
        return { name: `${basename(folder)}/${inside}`, content: await openAsBlob(file) };
      }),
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new UserError(`${path} cannot be read: ${reason}.`);
  }
}
