import { useI18n } from 'vue-i18n';
import type { EntryWords, ParameterWords } from '../../contract/entry-words.ts';
import { useNames } from '../composables/use-names.ts';
import { pathSteps } from '../document/document-text.ts';
import { isObject, listAt, objectAt } from '../document/draft-document.ts';
import type { DraftDocument } from '../document/draft-document.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSystemStore } from '../stores/system.ts';
import { useFieldTexts } from './use-field-texts.ts';

type Words = Readonly<Record<string, ParameterWords>> | undefined;

/** What the form calls the fields of a document, by their paths: the part, and what is below it. */
export function useFieldLabels(): {
  readonly parts: (path: string, document: DraftDocument) => string[];
  /** In one. */
  readonly of: (path: string, document: DraftDocument) => string;
} {
  const { t, te } = useI18n();
  const names = useNames();
  const settings = useSettingsStore();
  const system = useSystemStore();
  const texts = useFieldTexts();

  const fieldLabel = (name: string, words?: ParameterWords): string =>
    texts.of({ name, schema: {}, required: false }, words).label;

  const partLabel = (name: string): string =>
    te(`start.facts.${name}`) ? t(`start.facts.${name}`) : fieldLabel(name);

  /** The words of a data set, a model or a strategy that is chosen. */
  const wordsOf = (part: string, choice: unknown): Words => {
    const id = isObject(choice) ? choice['id'] : undefined;
    const entries: readonly { id: string; words: Record<'en' | 'zh', EntryWords> }[] =
      part === 'dataset'
        ? (system.catalogue?.datasets ?? [])
        : part === 'model'
          ? (system.catalogue?.models ?? [])
          : (system.catalogue?.strategies ?? []);
    return entries.find((entry) => entry.id === id)?.words[settings.locale].parameters;
  };

  /** The fields below a part, each by its words where there are such; what only counts is passed over. */
  const fieldLabels = (steps: readonly (string | number)[], words: Words): string[] => {
    const [name, ...below] = steps.filter((step) => typeof step === 'string' && step !== 'id');
    if (typeof name !== 'string') return [];
    const own = words?.[name];
    return [fieldLabel(name, own), ...fieldLabels(below, own?.parameters)];
  };

  const parts = (path: string, document: DraftDocument): string[] => {
    const [part, ...below] = pathSteps(path);
    if (typeof part !== 'string') return [t('start.wholeDocument')];
    const [index, ...inEntry] = below;
    if (part === 'strategies' && typeof index === 'number') {
      const entry = listAt(document, part)[index];
      const id = isObject(entry) && typeof entry['id'] === 'string' ? entry['id'] : undefined;
      const name =
        id !== undefined && system.strategies.has(id)
          ? names.strategy(id)
          : t('form.strategyAt', { n: index + 1 });
      return [name, ...fieldLabels(inEntry, wordsOf(part, entry))];
    }
    return [partLabel(part), ...fieldLabels(below, wordsOf(part, objectAt(document, part)))];
  };

  return { parts, of: (path, document) => names.list(parts(path, document)) };
}
