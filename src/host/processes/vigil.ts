import type { HangLimits } from './hang-limits.ts';

/** What is wrong with a child process. */
export interface Hang {
  readonly kind: keyof HangLimits;
  /** For so long, as far as the host was there to see. */
  readonly milliseconds: number;
  /** It is to be ended. */
  readonly isEnd: boolean;
}

/** Listens to the heartbeat of one child process. */
export interface Vigil {
  /** A beat has come. */
  heard(gotOn: boolean): void;
  /**
   * Time has passed.
   *
   * @param atWork whether it has something to get on with just now
   * @returns what is wrong, where it has lasted long enough to be told
   */
  passed(milliseconds: number, atWork: boolean): Hang | undefined;
}

/**
 * Time counts as it passes for the host, at most `longestMs` at once: a host that was asleep itself, with
 * its machine or by Ctrl-Z, or too busy to listen, has no reason to think that others were silent.
 */
export function createVigil(limits: HangLimits, longestMs: number): Vigil {
  const lasted = { silent: 0, stuck: 0 };
  return {
    heard(gotOn) {
      lasted.silent = 0;
      if (gotOn) lasted.stuck = 0;
    },
    passed(milliseconds, atWork) {
      const counted = Math.min(milliseconds, longestMs);
      lasted.silent += counted;
      lasted.stuck = atWork ? lasted.stuck + counted : 0;
      const hangs = (['silent', 'stuck'] as const).map((kind) => ({
        kind,
        milliseconds: lasted[kind],
        isEnd: lasted[kind] >= limits[kind].endMs,
      }));
      const told = hangs.filter(({ kind, milliseconds: long }) => long >= limits[kind].toldMs);
      return told.find(({ isEnd }) => isEnd) ?? told[0];
    },
  };
}
