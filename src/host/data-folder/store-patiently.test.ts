import { describe, expect, it } from 'vitest';
import { mayPass, storePatiently } from './store-patiently.ts';

const trouble = (code: string) => Object.assign(new Error(code), { code });

/** A write that fails in these ways, one after another, and then succeeds. */
function writeAfter(...errors: Error[]) {
  return () => {
    const error = errors.shift();
    if (error) throw error;
    return 'stored';
  };
}

function patience(part: { wanted?: () => boolean; signal?: AbortSignal; retryMs?: number } = {}) {
  const told: unknown[] = [];
  return {
    told,
    retryMs: 1,
    wanted: () => true,
    signal: new AbortController().signal,
    onTrouble: (error: unknown) => void told.push(error),
    ...part,
  };
}

describe('storing patiently', () => {
  it('waits for room as long as it takes, and tells of it once', async () => {
    const options = patience();
    const write = writeAfter(
      trouble('SQLITE_FULL'),
      trouble('ENOSPC'),
      trouble('SQLITE_IOERR_WRITE'),
    );
    expect(await storePatiently(write, options)).toBe('stored');
    expect(options.told).toEqual([trouble('SQLITE_FULL')]);
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

describe('trouble that may pass', () => {
  it.each([
    [trouble('SQLITE_FULL'), true],
    [trouble('SQLITE_BUSY_SNAPSHOT'), true],
    [trouble('EDQUOT'), true],
    [trouble('SQLITE_CORRUPT'), false],
    [trouble('EACCES'), false],
    [new Error('database or disk is full'), false],
    [undefined, false],
  ])('%s: %s', (error, passes) => {
    expect(mayPass(error)).toBe(passes);
  });
});
