import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** The clock on the wall of some processes, which can be put forward and back while they run. */
export interface Clock {
  /** For the environment of a process that is to see it. */
  readonly env: NodeJS.ProcessEnv;
  set(hours: number): void;
}

/** @returns undefined where libfaketime is not there */
export function makeClock(file: string): Clock | undefined {
  const { status, stdout } = spawnSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], {
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const set = (hours: number) => writeFileSync(file, `${hours < 0 ? '' : '+'}${hours}h\n`);
  set(0);
  return {
    env: {
      LD_PRELOAD: stdout.trim(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A clock that is set does not change how long things take.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
  };
}
