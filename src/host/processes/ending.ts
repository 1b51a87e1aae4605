import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { ENDED_FOR_MEMORY, memoryTrouble } from './out-of-memory.ts';
import type { Hang } from './vigil.ts';

/** How a child process ended. */
export interface Ending {
  /** `hung`: it was ended for that. `memory`: there was no more of it. */
  readonly kind: 'unstartable' | 'hung' | 'memory' | 'gone';
  /** The rest of a sentence that begins with what it was: "The trainer ...". */
  readonly how: Sentence;
  /** What it said last; empty where it said nothing, or nothing that is not in `how`. */
  readonly words: string;
}

export function unstartable({ message }: Error, words: string): Ending {
  return { kind: 'unstartable', how: say`could not be started: ${message}`, words };
}

/** A process that has ended by itself, or by a signal. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly words: string;
  /** The kernel has ended processes lately, since the memory had run out. */
  readonly lacksMemory: boolean;
}

export function gone({ code, signal, words, lacksMemory }: Exit): Ending {
  const trouble = signal === 'SIGKILL' && lacksMemory ? ENDED_FOR_MEMORY : memoryTrouble(words);
  if (trouble) return { kind: 'memory', how: trouble, words: '' };
  const how =
    signal === null ? say`ended with exit code ${code ?? '?'}` : say`was killed by ${signal}`;
  return { kind: 'gone', how, words };
}

export function hung({ kind, milliseconds }: Hang, words: string): Ending {
  const seconds = Math.round(milliseconds / 1000);
  const how =
    kind === 'silent'
      ? say`gave no sign of life for ${seconds} seconds and was ended: something had stopped it, its
          disk did not answer, or its memory was swapped out`
      : say`did not get on for ${seconds} seconds and was ended: TensorFlow, a driver or a disk did
          not answer`;
  return { kind: 'hung', how, words };
}
