import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { ExperimentSummary } from '../../contract/progress.ts';
import { useEventStream } from '../composables/use-event-stream.ts';
import { useQuery } from '../composables/use-query.ts';
import { useConnection } from '../wire/connection.ts';

/** The history: every experiment, newest first, kept up to date. */
export const useExperimentsStore = defineStore('experiments', () => {
  const { client, epoch } = useConnection();
  const always = () => true;
  const listed = useQuery(always, (asked) => asked.experiments.list());
  const changed = shallowRef<ReadonlyMap<string, ExperimentSummary>>(new Map());
  const { failure } = useEventStream({
    key: always,
    open: (_key, signal) => client.experiments.watchList(undefined, { signal }),
    receive(summaries) {
      changed.value = withAll(changed.value, summaries);
    },
  });

  // List and watching begin together at each connection: what was heard in an earlier one is older.
  watch(
    epoch,
    () => {
      changed.value = new Map();
    },
    { flush: 'sync' },
  );

  const list = computed<readonly ExperimentSummary[] | undefined>(() => {
    if (listed.data.value === undefined) return undefined;
    const all = withAll(new Map(), [...listed.data.value, ...changed.value.values()]);
    return [...all.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  });
  return { list, failure: computed(() => listed.failure.value ?? failure.value) };
});

function withAll(
  before: ReadonlyMap<string, ExperimentSummary>,
  summaries: readonly ExperimentSummary[],
): ReadonlyMap<string, ExperimentSummary> {
  return new Map([...before, ...summaries.map((summary) => [summary.id, summary] as const)]);
}
