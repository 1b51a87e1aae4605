import { defineStore } from 'pinia';
import { computed } from 'vue';
import { useQuery } from '../asking/use-query.ts';

/** What the workbench offers (strategies, presets) and what it runs on; asked once per connection. */
export const useSystemStore = defineStore('system', () => {
  const always = () => true;
  const info = useQuery(always, (client) => client.system.info());
  const catalogue = useQuery(always, (client) => client.system.catalogue());
  const strategies = computed(
    () => new Map(catalogue.data.value?.strategies.map((strategy) => [strategy.id, strategy])),
  );
  return {
    info: info.data,
    reloadInfo: info.reload,
    catalogue: catalogue.data,
    catalogueFailure: catalogue.failure,
    strategies,
  };
});
