import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Trouble, TroubleCause } from '../contract/waiting.ts';

/** For what the workbench waits, in a few words. */
export function waitingTitle(cause: TroubleCause): Sentence {
  switch (cause) {
    case 'full':
      return say`Waiting for room on the disk`;
    case 'busy':
      return say`Waiting for another program`;
    case 'away':
      return say`Waiting for the data folder`;
    case 'replaced':
    case 'taken':
      return say`Waiting for its own data folder`;
    case 'read-only':
    case 'no-permission':
      return say`Waiting until it may write`;
    case 'failing':
      return say`Waiting for the disk`;
    case 'damaged':
      return say`Waiting for a database that can be read`;
    default:
      return cause satisfies never;
  }
}

/** What is the matter, where, and what to do about it. */
export function troubleSentence({ cause, path }: Trouble): Sentence {
  switch (cause) {
    case 'full':
      return say`Nothing more can be written to ${path}: its disk is full. Free some space on it.`;
    case 'busy':
      return say`Another program keeps ${path} locked: let it finish, or end it.`;
    case 'away':
      return say`${path} is not there any more: connect its disk again, or put the folder back with all
        that was in it. If it is lost for good, close the workbench, make an empty folder of that name, and
        start it again.`;
    case 'replaced':
      return say`In ${path} there is another database now than the one that was opened: put that one back,
        or close the workbench and start it again.`;
    case 'taken':
      return say`Another workbench has taken ${path}, whose host.lock was removed: close one of the two.`;
    case 'read-only':
      return say`${path} can only be read: make its disk writable again.`;
    case 'no-permission':
      return say`${path} may not be read or written: give back the permission to do so.`;
    case 'failing':
      return say`The disk of ${path} fails to read or write: see to its cable, its network or the disk itself.`;
    case 'damaged':
      return say`The database in ${path} is damaged: close the workbench, and put a backup back with
        "workbench restore".`;
    default:
      return cause satisfies never;
  }
}

/** What is said behind it while it waits. */
export function waitingPromise(cause: TroubleCause): Sentence {
  return cause === 'damaged' || cause === 'replaced'
    ? say`What is being trained is kept while the workbench stays open, and nothing new is begun.`
    : say`What was computed is kept while the workbench stays open, and nothing new is begun; it goes on
        by itself.`;
}
