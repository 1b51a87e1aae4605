import type { LatencyDoubt } from '../../contract/latency.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** Why a latency should be measured again. */
export function doubtSentence(doubt: LatencyDoubt): Sentence {
  switch (doubt) {
    case 'dense-varied':
      return say`While it was measured, the dense network itself took longer at some moments than at
        others.`;
    case 'busy':
      return say`Other programs kept the processor busy while it was measured.`;
    case 'single-burst':
      return say`An earlier version measured each run once and by itself, so nothing tells how far off it is.`;
  }
}
