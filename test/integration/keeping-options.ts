import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { refusal, say } from './command-line.ts';

const FOLDERS = join(import.meta.dirname, '../fixtures/data-folders');
/** Of an experiment on an imported table. */
const table = resultsSchema.parse(
  JSON.parse(readFileSync(join(FOLDERS, '0.5.0/table.results.json'), 'utf8')),
);

/** For each option of archives and backups a test of what it does. */
export function keepingOptions(freshFolder: () => string): Record<string, () => Promise<void>> {
  /** A data folder that a released version wrote. */
  function dataOf(version: string): string {
    const dir = join(freshFolder(), 'data');
    cpSync(join(FOLDERS, version), dir, { recursive: true });
    return dir;
  }
  async function archiveWith(...options: string[]) {
    const output = join(freshFolder(), 'table.pruning');
    const from = ['--output', output, '--data-dir', dataOf('0.5.0')];
    await say('export-archive', table.id, ...options, ...from);
    return output;
  }
  const foldersIn = (archive: string) =>
    new Set(Object.keys(unzipSync(readFileSync(archive))).map((name) => name.split('/')[0]));

  return {
    async 'export-archive --output'() {
      expect(existsSync(await archiveWith())).toBe(true);
    },
    async 'export-archive --overwrite'() {
      const output = await archiveWith();
      const again = ['export-archive', table.id, '--output', output, '--data-dir', dataOf('0.5.0')];
      expect(await refusal(say(...again))).toContain('--overwrite');
      expect(await say(...again, '--overwrite')).toContain(`Wrote ${output}`);
    },
    async 'export-archive --without-networks'() {
      expect(foldersIn(await archiveWith())).toContain('weights');
      expect(foldersIn(await archiveWith('--without-networks'))).not.toContain('weights');
    },
    async 'export-archive --with-data'() {
      expect(foldersIn(await archiveWith())).not.toContain('datasets');
      expect(foldersIn(await archiveWith('--with-data'))).toContain('datasets');
    },
    async 'export-archive --data-dir'() {
      const nothing = join(freshFolder(), 'nothing');
      const elsewhere = say('export-archive', table.id, '--data-dir', nothing);
      expect(await refusal(elsewhere)).toContain(table.id);
    },
    async 'import-archive --check'() {
      const own = join(freshFolder(), 'data');
      const archive = await archiveWith();
      expect(await say('import-archive', archive, '--check', '--data-dir', own)).toContain('whole');
      expect(existsSync(own)).toBe(false);
    },
    async 'import-archive --data-dir'() {
      const own = join(freshFolder(), 'data');
      await say('import-archive', await archiveWith(), '--data-dir', own);
      expect(await say('show', table.id, '--data-dir', own)).toContain(table.document.name);
    },
    async 'restore --list'() {
      const own = dataOf('0.4.0');
      expect(await say('restore', '--list', '--data-dir', own)).toContain('There is no backup');
      await say('queue', '--data-dir', own);
      await say('list', '--data-dir', own);
      expect(await say('restore', '--list', '--data-dir', own)).toContain('before an update');
    },
  };
}
