import { useDebounceFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { ExperimentSummary, HistoryQuery } from '../../contract/progress.ts';
import { useEventStream } from '../asking/use-event-stream.ts';
import { useQuery } from '../asking/use-query.ts';
import { useConnection } from '../wire/connection.ts';

/** What changes in the database asks the list anew, at most so often. */
const RELOAD_AFTER_MS = 400;

/** The history as it is filtered, newest first, kept up to date. The database does the filtering. */
export const useHistoryStore = defineStore('history', () => {
  const { client } = useConnection();
  const query = shallowRef<HistoryQuery>({});
  const always = () => true;

  const listed = useQuery(
    () => JSON.stringify(query.value),
    (asked, text) => asked.experiments.list(JSON.parse(text) as HistoryQuery),
  );
  /** It stays on the screen while another one is on its way; the archive is no history, nor the other way. */
  const shown = shallowRef<readonly ExperimentSummary[]>();
  watch(
    () => query.value.archived,
    () => {
      shown.value = undefined;
    },
  );
  watch(listed.data, (now) => {
    if (now !== undefined) shown.value = now;
  });
  const facets = useQuery(always, (asked) => asked.experiments.facets());
  const changed = shallowRef<ReadonlyMap<string, ExperimentSummary>>(new Map());

  /** Asks again: experiments may be there or gone, or fit the filter or not any more. */
  async function reload(): Promise<void> {
    changed.value = new Map();
    await Promise.all([listed.reload(), facets.reload()]);
  }
  const reloadSoon = useDebounceFn(() => void reload(), RELOAD_AFTER_MS, {
    maxWait: RELOAD_AFTER_MS,
  });

  const { failure } = useEventStream({
    key: always,
    open: (_key, signal) => client.experiments.watchList(undefined, { signal }),
    receive(events) {
      const known = new Map(shown.value?.map((summary) => [summary.id, summary]));
      const latest = new Map(changed.value);
      for (const event of events) {
        if (event.type === 'purged') void reloadSoon();
        if (event.type !== 'changed') continue;
        const before = latest.get(event.summary.id) ?? known.get(event.summary.id);
        latest.set(event.summary.id, event.summary);
        if (before === undefined || mayFitOtherwise(before, event.summary)) void reloadSoon();
      }
      changed.value = latest;
    },
  });

  const list = computed<readonly ExperimentSummary[] | undefined>(() =>
    shown.value?.map((summary) => changed.value.get(summary.id) ?? summary),
  );
  return {
    query,
    list,
    facets: facets.data,
    reload,
    failure: computed(() => listed.failure.value ?? failure.value),
  };
});

/** Whether a filter may judge the experiment otherwise now; progress alone changes nothing. */
function mayFitOtherwise(before: ExperimentSummary, now: ExperimentSummary): boolean {
  return (
    before.progress.state !== now.progress.state ||
    before.archivedAt !== now.archivedAt ||
    before.notes !== now.notes ||
    before.tags.join('\n') !== now.tags.join('\n')
  );
}
