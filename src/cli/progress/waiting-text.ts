import { textOf } from '../../contract/sentence.ts';
import type { Waiting } from '../../contract/waiting.ts';
import { troubleSentence, waitingPromise, waitingTitle } from '../../language/trouble-text.ts';

/** For what it waits, since when, and what to do: a line of its own. */
export function waitingText(waiting: Waiting): string {
  const since = new Date(waiting.since).toLocaleTimeString('en-GB');
  const sentences = [troubleSentence(waiting), waitingPromise(waiting.cause)].map(textOf);
  return `${textOf(waitingTitle(waiting.cause))} since ${since}. ${sentences.join(' ')}`;
}

/** The same inside of a line of progress. */
export function waitingWords({ cause }: Waiting): string {
  const title = textOf(waitingTitle(cause));
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** Whether it is still for the same that it waits. */
export function isSameWaiting(one: Waiting | null, other: Waiting | null): boolean {
  return one?.cause === other?.cause && one?.path === other?.path;
}
