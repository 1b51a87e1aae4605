import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { backupsOf } from '../../db/backups.ts';
import { wayBack } from '../../db/explained.ts';

/** Files of ours are named by the hash of what is in them. */
const OURS = /^[0-9a-f]{64}\.safetensors$/;

/**
 * To be called where a database is missing or empty, before another one is begun: one that was lost is
 * not to be taken for one that never was, since what lies beside it would then belong to nothing.
 *
 * @param file where it should be
 * @param folders what lies beside it
 * @throws UserError that says how to get it back, or how to begin anew
 */
export function requireNothingLost(file: string, folders: readonly string[]): void {
  const left = folders.filter((dir) => filesIn(dir).some((name) => OURS.test(name)));
  if (left.length === 0 && backupsOf(file).length === 0) return;
  const beside = left.length > 0 ? left : [join(file, '..', 'backups')];
  throw new UserError(
    say`The database ${file} is missing or empty, and what belongs to it lies in ${beside}. ${wayBack(file)} To
      begin anew instead, choose another data folder, or move that away.`,
  );
}

function filesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
