import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { DatasetInfo } from '../../contract/catalogue.ts';
import { useQuery } from '../asking/use-query.ts';

/** One that the user has imported. */
export type ImportedDataset = DatasetInfo & {
  readonly imported: NonNullable<DatasetInfo['imported']>;
};

export function isImported(dataset: DatasetInfo): dataset is ImportedDataset {
  return dataset.imported !== null;
}

/** The data sets of this data folder: what is built in, and what was imported. */
export const useDatasetsStore = defineStore('datasets', () => {
  const list = useQuery(
    () => true,
    (client) => client.datasets.list(),
  );
  const imported = computed(() => (list.data.value ?? []).filter(isImported));
  return { list: list.data, failure: list.failure, imported, reload: list.reload };
});
