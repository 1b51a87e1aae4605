import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** @param how what happened to the trainer: the rest of a sentence */
export function lackOfMemory(how: Sentence): Sentence {
  return say`The trainer ${how}. Lower the number of runs at a time in the settings, the batch size or
    the width of the model, or close other programs.`;
}
