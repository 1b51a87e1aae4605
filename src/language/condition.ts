import type { Condition } from '../contract/run.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';

/** What is wrong with a run, in two words. */
export function conditionName(condition: Condition): Sentence {
  switch (condition) {
    case 'at-chance':
      return say`at chance`;
    case 'not-finite':
      return say`not finite`;
  }
}
