import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { ModelInfo } from '../../contract/models.ts';
import { blankDocument } from '../document/blank.ts';
import { onImportedModel } from '../document/imported-model.ts';
import { withPartField } from '../document/set-field.ts';
import { useDatasetsStore } from '../stores/datasets.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useSystemStore } from '../stores/system.ts';

/** At the rate at which a new network learns, a trained one forgets. */
const GENTLE_RATE = 0.01;

/** Prepares a new experiment on an imported network, and leads to its form. */
export function useCompareOn(): (model: ModelInfo) => Promise<void> {
  const { t } = useI18n();
  const router = useRouter();
  const draft = useDraftStore();
  const system = useSystemStore();
  const datasets = useDatasetsStore();
  return async (model) => {
    if (system.catalogue === undefined) return;
    const blank = blankDocument(system.catalogue, t('models.compareName', { name: model.name }));
    const gentle = withPartField(blank, 'training', 'learningRate', GENTLE_RATE);
    draft.useDocument(onImportedModel(gentle, model, datasets.list ?? []));
    await router.push({ name: 'new' });
  };
}
