import { computed } from 'vue';
import type { ComputedRef, ShallowRef } from 'vue';
import type { Sentence } from '../../contract/sentence.ts';
import { paragraphText, toldText } from '../../language/sentence-text.ts';
import { useSettingsStore } from './settings.ts';
import { failureIn } from '../wire/failure.ts';
import type { Failure } from '../wire/failure.ts';

/** Texts of the workbench in the reader's language, each by its sentence where it has one. */
export function useTold(): (text: string, sentence: Sentence | undefined) => string {
  const settings = useSettingsStore();
  return (text, sentence) => toldText(text, sentence, settings.locale);
}

/** Sentences in the reader's language, one behind the other. */
export function useParagraph(): (...sentences: readonly Sentence[]) => string {
  const settings = useSettingsStore();
  return (...sentences) => paragraphText(sentences, settings.locale);
}

/** A failure in the reader's language, also when that is switched. */
export function useToldFailure(
  failure: Readonly<ShallowRef<Failure | null>>,
): ComputedRef<Failure | null> {
  const settings = useSettingsStore();
  return computed(() => failure.value && failureIn(failure.value, settings.locale));
}
