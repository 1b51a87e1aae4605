import { UserError } from '../../contract/errors.ts';
import type { BackupKind } from '../../contract/backups.ts';
import { listBackups, restoreBackup } from '../../host/data-folder/restore.ts';
import { countText, momentText } from '../figures.ts';
import { textTable } from '../text-table.ts';

const KINDS: Readonly<Record<BackupKind, string>> = {
  daily: 'daily',
  update: 'before an update',
  replaced: 'replaced by another one',
};

/** Whether what was typed names a backup: the id of an experiment never looks like that. */
export function namesBackup(typed: string): boolean {
  return typed === 'newest' || typed.endsWith('.db') || typed.endsWith('.backup');
}

/** `restore --list`: the backups of the database, the latest first. */
export function printBackups(dataDir: string): void {
  const backups = listBackups(dataDir);
  if (backups.length === 0) {
    console.log(`There is no backup in ${dataDir} yet; one is made on each day of use.`);
    return;
  }
  console.log(
    textTable(
      [
        { heading: 'made' },
        { heading: 'why' },
        { heading: 'experiments', figures: true },
        { heading: 'runs trained', figures: true },
        { heading: 'backup' },
      ],
      backups.map(({ backup: { at, kind, name }, content }) => [
        momentText(at.toISOString()),
        KINDS[kind],
        content ? String(content.experiments) : '',
        content ? `${content.trained}/${content.runs}` : 'damaged',
        name,
      ]),
    ),
  );
  console.log(
    '\n"restore NAME" or "restore newest" puts one back; what is there now is kept among the backups.',
  );
}

/**
 * `restore BACKUP`: puts a backup of the database back.
 *
 * @throws UserError when more than one is named
 */
export function putBack(typed: readonly string[], dataDir: string): void {
  const [wanted = 'newest', another] = typed;
  if (another !== undefined) {
    throw new UserError(`Name one backup, not ${typed.length}: ${typed.join(', ')}.`);
  }
  const now = new Date();
  const { backup, content, aside, recovered, missing } = restoreBackup(dataDir, wanted, { now });
  const { experiments, runs, trained } = content;
  console.log(
    `Put back ${backup.name} of ${momentText(backup.at.toISOString())}: ` +
      `${countText(experiments, 'experiment')}, ${trained} of ${countText(runs, 'run')} trained.`,
  );
  if (aside !== null) console.log(`What was there before is kept as ${aside}.`);
  if (recovered > 0)
    console.log(`${countText(recovered, 'file')} of weights came back from the trash.`);
  if (missing > 0) {
    console.log(
      `The weights of ${countText(missing, 'run')} are not there: their figures are kept, and they are trained anew when their weights are needed.`,
    );
  }
}
