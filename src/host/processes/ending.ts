import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Trouble } from './vigil.ts';

/** How a child process ended. */
export interface Ending {
  /** `hung`: it was ended for that. */
  readonly kind: 'unstartable' | 'hung' | 'gone';
  /** The rest of a sentence that begins with what it was: "The trainer ...". */
  readonly how: Sentence;
  /** What it said last; empty where it said nothing. */
  readonly words: string;
}

/** What is known of an ending before one asks what the process said. */
export type Gone = Omit<Ending, 'words'>;

export function unstartable({ message }: Error): Gone {
  return { kind: 'unstartable', how: say`could not be started: ${message}` };
}

export function gone(code: number | null, signal: NodeJS.Signals | null): Gone {
  const how =
    signal === null ? say`ended with exit code ${code ?? '?'}` : say`was killed by ${signal}`;
  return { kind: 'gone', how };
}

export function hung({ kind, milliseconds }: Trouble): Gone {
  const seconds = Math.round(milliseconds / 1000);
  const how =
    kind === 'silent'
      ? say`gave no sign of life for ${seconds} seconds and was ended: something had stopped it, its
          disk did not answer, or its memory was swapped out`
      : say`did not get on for ${seconds} seconds and was ended: TensorFlow, a driver or a disk did
          not answer`;
  return { kind: 'hung', how };
}
