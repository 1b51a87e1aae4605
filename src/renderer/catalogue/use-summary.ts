import { useI18n } from 'vue-i18n';
import type { Catalogue } from '../../contract/catalogue.ts';

/** What a model or data set is, in a sentence of the reader's language; else as the workbench says. */
export function useSummary() {
  const { t, te } = useI18n();
  return ({ id, summary }: Pick<Catalogue['models'][number], 'id' | 'summary'>): string =>
    te(`summaries.${id}`) ? t(`summaries.${id}`) : summary;
}
