import { constants } from 'node:os';
import { getSystemErrorName } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Trouble, TroubleCause } from '../../contract/waiting.ts';
import { storePatiently } from './store-patiently.ts';
import { passingTrouble } from './trouble.ts';

const trouble = (code: string) => Object.assign(new Error(code), { code });

/** A write that fails in these ways, one after another, and then succeeds. */
function writeAfter(...errors: Error[]) {
  return () => {
    const error = errors.shift();
    if (error) throw error;
    return 'stored';
  };
}

/** As Node throws what it has no name for: a server that forgot a file, a quota that is used up. */
function unnamed(errno: number): Error {
  const code = getSystemErrorName(-errno);
  return Object.assign(new Error(code), { code, errno: -errno, path: '/data/file' });
}

function patience(part: { wanted?: () => boolean; signal?: AbortSignal; retryMs?: number } = {}) {
  const told: TroubleCause[] = [];
  return {
    told,
    retryMs: 1,
    wanted: () => true,
    signal: new AbortController().signal,
    passing: (error: unknown) => passingTrouble(error, '/data'),
    onTrouble: ({ cause }: Trouble) => void told.push(cause),
    ...part,
  };
}

describe('storing patiently', () => {
  it('waits as long as it takes, and tells of it once, and again where it is for something else', async () => {
    const options = patience();
    const write = writeAfter(
      trouble('SQLITE_FULL'),
      trouble('ENOSPC'),
      trouble('SQLITE_IOERR_WRITE'),
      trouble('EIO'),
      unnamed(constants.errno.ESTALE),
      unnamed(constants.errno.EDQUOT),
    );
    expect(await storePatiently(write, options)).toBe('stored');
    expect(options.told).toEqual(['full', 'failing', 'away', 'full']);
  });

  it('tries at once, before anything else can happen', () => {
    let tried = false;
    void storePatiently(() => (tried = true), patience());
    expect(tried).toBe(true);
  });

  it('does not wait where that would change nothing', async () => {
    const options = patience();
    const write = writeAfter(trouble('SQLITE_CONSTRAINT_TRIGGER'));
    await expect(storePatiently(write, options)).rejects.toThrow('SQLITE_CONSTRAINT_TRIGGER');
    expect(options.told).toEqual([]);
  });

  it('gives up what is no longer wanted', async () => {
    let wanted = true;
    const options = patience({ wanted: () => wanted });
    const stored = storePatiently(writeAfter(trouble('SQLITE_FULL')), options);
    wanted = false;
    expect(await stored).toBeUndefined();
  });

  it('ends its waiting when told to', async () => {
    const closing = new AbortController();
    const { signal } = closing;
    const options = patience({ signal, wanted: () => !signal.aborted, retryMs: 1_000_000 });
    const stored = storePatiently(writeAfter(trouble('SQLITE_FULL')), options);
    closing.abort();
    expect(await stored).toBeUndefined();
  });
});
