import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { systemCode } from './system-code.ts';

const REASONS: Readonly<Record<string, Sentence>> = {
  EACCES: say`there is no permission to write there`,
  EPERM: say`there is no permission to write there`,
  EROFS: say`it lies on a read-only disk`,
  ENOTDIR: say`a part of that path is a file`,
  EEXIST: say`there is a file of that name`,
  ENOSPC: say`there is no space left on the disk`,
  EDQUOT: say`there is no space left on the disk`,
  EIO: say`its disk does not read or write as it should`,
};

/** Why a data folder cannot be opened, of what the system threw; anything else as it is. */
export function unusableFolder(dir: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const { path, syscall, message } = error as NodeJS.ErrnoException;
  const code = systemCode(error);
  if (code === undefined || syscall === undefined) return error;
  const reason = REASONS[code] ?? message;
  return new UserError(
    path === undefined || path === dir
      ? say`The data folder ${dir} cannot be used: ${reason}. Change that, or choose another folder
          with --data-dir.`
      : say`The data folder ${dir} cannot be used because of ${path}: ${reason}. Change that, or choose
          another folder with --data-dir.`,
  );
}
