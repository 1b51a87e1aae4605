import { constants } from 'node:os';

/** Of Linux, which Node does not name at all. */
const OF_LINUX: Readonly<Record<number, string>> = { 117: 'EUCLEAN', 123: 'ENOMEDIUM' };

/** Node names by its code no more than what libuv knows, and the others as unknown. */
const UNNAMED = /^Unknown system error/;

/** The system's own code of an error, such as `ENOSPC`; undefined where it is none of the system's. */
export function systemCode(error: Error): string | undefined {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (code === undefined || errno === undefined || !UNNAMED.test(code)) return code;
  const named = Object.entries(constants.errno).find(([, number]) => number === -errno);
  return named?.[0] ?? (process.platform === 'linux' ? OF_LINUX[-errno] : undefined) ?? code;
}
