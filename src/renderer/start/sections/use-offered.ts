import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Catalogue } from '../../../contract/catalogue.ts';
import { IMPORTED } from '../../../contract/experiment.ts';
import { kindOfShape } from '../../../contract/features.ts';
import { useExamplesText } from '../../examples/use-examples-text.ts';
import { useFigures } from '../../reader/use-figures.ts';
import { useNames } from '../../composables/use-names.ts';
import { useDatasetsStore } from '../../stores/datasets.ts';
import { useModelsStore } from '../../stores/models.ts';
import { useSettingsStore } from '../../reader/settings.ts';
import { useSystemStore } from '../../stores/system.ts';
import type { DraftDocument } from '../../document/draft-document.ts';
import type { Offered } from './offered.ts';

type Entry = Catalogue['models'][number];

/** The data sets and models that a document can name, each imported one by itself. */
export function useOffered() {
  const { t } = useI18n();
  const names = useNames();
  const figures = useFigures();
  const { shapeText } = useExamplesText();
  const settings = useSettingsStore();
  const system = useSystemStore();
  const imported = useDatasetsStore();
  const importedModels = useModelsStore();

  const registered = (entry: Entry, label: string): Offered => ({
    value: entry.id,
    label,
    summary: entry.words[settings.locale].summary,
    words: entry.words[settings.locale].parameters,
    choice: { id: entry.id },
    schema: entry.parametersSchema,
    decided: [],
  });

  const models = computed(() =>
    (system.catalogue?.models ?? []).flatMap((entry): Offered[] => {
      if (entry.id !== IMPORTED) return [registered(entry, names.model(entry.id))];
      return (importedModels.imported ?? []).map((one) => ({
        ...registered(entry, one.name),
        value: modelValue(one.choice),
        summary: t('imported.summary', {
          format: one.format,
          shape: one.inputShape.join(' × '),
          outputs: figures.value.count(one.outputs),
          parameters: figures.value.thousands(one.parameters),
        }),
        choice: one.choice,
        decided: ['name', 'sha256'],
      }));
    }),
  );

  /** Which model a document has chosen; an imported one whose hash is left out is found by its name. */
  function modelValue(choice: DraftDocument): string {
    const id = String(choice['id'] ?? '');
    if (id !== IMPORTED) return id;
    const named = importedModels.imported?.find(({ name }) => name === choice['name']);
    return `${id} ${String(choice['sha256'] ?? named?.sha256 ?? '')}`;
  }

  const datasets = computed(() =>
    (system.catalogue?.datasets ?? []).flatMap((entry): Offered[] => {
      if (entry.id !== IMPORTED) return [registered(entry, names.dataset(entry.id))];
      return imported.imported.map((one) => ({
        ...registered(entry, one.name),
        value: datasetValue(one.choice),
        summary: t('datasetsImport.summary', {
          train: figures.value.count(one.trainCount),
          test: figures.value.count(one.testCount),
          kind: t(`shown.kinds.${kindOfShape(one.shape)}`),
          shape: shapeText(one.shape),
          classes: figures.value.count(one.classes.length),
        }),
        choice: one.choice,
        decided: ['name', 'sha256'],
      }));
    }),
  );

  return { models, modelValue, datasets };
}

/** Which data set a document has chosen; of an imported one the hash alone tells. */
export function datasetValue(choice: DraftDocument): string {
  const id = String(choice['id'] ?? '');
  return id === IMPORTED ? `${id} ${String(choice['sha256'] ?? '')}` : id;
}
