import type { Patience } from './patience.ts';

/** What is wrong with a child process. */
export interface Trouble {
  readonly kind: keyof Patience;
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
  passed(milliseconds: number, atWork: boolean): Trouble | undefined;
}

/**
 * Time counts as it passes for the host, at most `longestMs` at once: a host that was asleep itself, with
 * its machine or by Ctrl-Z, or too busy to listen, has no reason to think that others were silent.
 */
export function createVigil(patience: Patience, longestMs: number): Vigil {
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
      const troubles = (['silent', 'stuck'] as const).map((kind) => ({
        kind,
        milliseconds: lasted[kind],
        isEnd: lasted[kind] >= patience[kind].endMs,
      }));
      const told = troubles.filter(({ kind, milliseconds: long }) => long >= patience[kind].toldMs);
      return told.find(({ isEnd }) => isEnd) ?? told[0];
    },
  };
}
