import type { FirstStartState } from '../../contract/first-start.ts';
import type { Language } from '../../contract/language.ts';
import { firstStartWords } from './words.ts';

/** What the page of the first start shows. */
export interface Shown {
  readonly text: string;
  /** From 0 to 1; undefined where nobody knows how far it is. */
  readonly share: number | undefined;
  readonly isTrouble: boolean;
  /** For whoever mends it; empty where there is nothing to mend. */
  readonly detail: string;
}

/** Bytes of the wheel and of what is unpacked from it, in words. */
const ROOM = '1.2 GB';

/** What a state looks like in a language. */
export function shownOf(state: FirstStartState, language: Language): Shown {
  const words = firstStartWords[language];
  if (state.kind === 'trouble') {
    const { trouble, detail, folder } = state;
    const text = filled(words.trouble[trouble], { folder, room: ROOM });
    return { text, share: 0, isTrouble: true, detail };
  }
  const { step, done, total } = state;
  const text = filled(words.steps[step], { done: megabytes(done), total: megabytes(total) });
  const share = step === 'asking' ? undefined : Math.min(1, done / total);
  return { text, share, isTrouble: false, detail: '' };
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
