/** What has to be known when the app is to end. */
export interface AtQuit {
  /** Runs that are going on, or wait to be begun by themselves. */
  readonly runs: number;
  /** The user has already said so, or it is not the user who asks: the system is going down. */
  readonly isDecided: boolean;
  /** The host is there, which stops cleanly and takes a moment. */
  readonly hasHost: boolean;
}

/** `ask` the user; `finish`: let the host end first; `go`: nothing is left to do. */
export type QuitStep = 'ask' | 'finish' | 'go';

/** What comes next on the way out. Runs are not stopped without a word, and never lose what they did. */
export function quitStep({ runs, isDecided, hasHost }: AtQuit): QuitStep {
  if (!hasHost) return 'go';
  return runs > 0 && !isDecided ? 'ask' : 'finish';
}

/** The user's answer, in the order of the buttons. */
export const QUIT_ANSWERS = ['quit', 'background', 'stay'] as const;
export type QuitAnswer = (typeof QUIT_ANSWERS)[number];
