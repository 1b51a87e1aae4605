import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { ModelInfo } from '../../contract/models.ts';
import { blankOnImported } from '../document/imported-model.ts';
import { useDatasetsStore } from '../stores/datasets.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useSystemStore } from '../stores/system.ts';

/** Prepares a new experiment on an imported network, and leads to its form. */
export function useCompareOn(): (model: ModelInfo) => Promise<void> {
  const { t } = useI18n();
  const router = useRouter();
  const draft = useDraftStore();
  const system = useSystemStore();
  const datasets = useDatasetsStore();
  return async (model) => {
    if (system.catalogue === undefined) return;
    const name = t('models.compareName', { name: model.name });
    draft.useDocument(blankOnImported(system.catalogue, name, model, datasets.list ?? []));
    await router.push({ name: 'new' });
  };
}
