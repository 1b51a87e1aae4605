import { defineStore } from 'pinia';
import { useQuery } from '../asking/use-query.ts';

/** The networks that were imported into this data folder, latest first. */
export const useModelsStore = defineStore('models', () => {
  const list = useQuery(
    () => true,
    (client) => client.models.list(),
  );
  return { imported: list.data, failure: list.failure, reload: list.reload };
});
