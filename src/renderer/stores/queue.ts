import { useDebounceFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { ExperimentSummary } from '../../contract/progress.ts';
import { useEventStream } from '../asking/use-event-stream.ts';
import { useQuery } from '../asking/use-query.ts';
import { useConnection } from '../wire/connection.ts';
import { foldQueue } from './queue-state.ts';

/** When something came, went or was moved, the queue is asked for anew, at most so often. */
const RELOAD_AFTER_MS = 400;

/** What has something left to do, in the order in which it is served, kept up to date. */
export const useQueueStore = defineStore('queue', () => {
  const { client } = useConnection();
  const always = () => true;
  const listed = useQuery(always, (asked) => asked.queue.list());
  const list = shallowRef<readonly ExperimentSummary[]>();
  watch(listed.data, (data) => {
    list.value = data;
  });
  const reloadSoon = useDebounceFn(() => void listed.reload(), RELOAD_AFTER_MS, {
    maxWait: RELOAD_AFTER_MS,
  });

  const { failure } = useEventStream({
    key: always,
    open: (_key, signal) => client.experiments.watchList(undefined, { signal }),
    receive(events) {
      const { list: now, stale } = foldQueue(list.value ?? [], events);
      if (list.value !== undefined) list.value = now;
      if (stale) void reloadSoon();
    },
  });

  /** How many are served before an experiment; undefined where it has no place in the queue. */
  function placesBefore(id: string | undefined): number | undefined {
    const place = list.value?.findIndex((summary) => summary.id === id) ?? -1;
    return place < 0 ? undefined : place;
  }

  return {
    list,
    placesBefore,
    reload: listed.reload,
    failure: computed(() => listed.failure.value ?? failure.value),
  };
});
