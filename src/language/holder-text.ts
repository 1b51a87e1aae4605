import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Holder } from '../contract/holder.ts';

/** What runs of a data folder wait for, by who works on it; null where somebody is at work. */
export function holderSentence(holder: Holder): Sentence | null {
  switch (holder.kind) {
    case 'nobody':
      return say`No workbench is working on this data folder: what is not finished goes on, from its
        checkpoints, when one is started.`;
    case 'somebody':
      return holder.isStopped && holder.pid !== null ? standsStill(holder.pid) : null;
    case 'unknown':
      return holder.machine === null
        ? say`The workbench that had this data folder last did not let it go, and host.lock in it tells
            nothing: whether it is still working cannot be seen.`
        : say`The workbench that had this data folder last is on the machine ${holder.machine}, and did not
            let it go: whether it is still working cannot be seen from here.`;
    default:
      return holder satisfies never;
  }
}

/** What to do about a workbench that stands still. */
export function standsStill(pid: number): Sentence {
  return say`Process ${pid}, the workbench that has this data folder, was told to stand still, as by Ctrl-Z:
    "fg" in its terminal, or "kill -CONT ${pid}", lets it go on.`;
}
