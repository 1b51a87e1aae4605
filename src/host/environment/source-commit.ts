import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The commit of the workbench's own source, with `-dirty` when files differ from it; null where
 * the folder is no checkout of its own, or has no commit, or there is no git.
 */
export async function sourceCommit(projectRoot: string): Promise<string | null> {
  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: projectRoot, timeout: 5000 })).stdout.trim();
  try {
    const top = await git('rev-parse', '--show-toplevel');
    if (realpathSync(top) !== realpathSync(projectRoot)) return null;
    const commit = await git('rev-parse', 'HEAD');
    const changes = await git('status', '--porcelain');
    return changes === '' ? commit : `${commit}-dirty`;
  } catch {
    return null;
  }
}
