import { watchThrottled } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { ExperimentSummary } from '../../contract/progress.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { useEventStream } from '../asking/use-event-stream.ts';
import { useQuery } from '../asking/use-query.ts';
import { useConnection } from '../wire/connection.ts';
import { foldEvents } from './experiment-state.ts';
import type { ExperimentState } from './experiment-state.ts';

/** While runs finish, the comparison is asked for at most this often. */
const COMPARISON_EVERY_MS = 1500;

/** The experiment that is open: its document, its runs as they change, and their comparison. */
export const useExperimentStore = defineStore('experiment', () => {
  const { client } = useConnection();
  /** A new object each time an experiment is opened, so that opening it again watches it again. */
  const opened = shallowRef<{ readonly id: string }>();
  const state = shallowRef<ExperimentState>();
  /** Who shows points as they arrive: for nobody, those of thousands of runs need not be kept. */
  let followers = 0;

  const record = useQuery(
    () => opened.value?.id,
    (asked, id) => asked.experiments.get({ id }),
  );
  const compared = useQuery(
    () => opened.value?.id,
    (asked, id) => asked.experiments.comparison({ id }),
  );
  const { failure: watchFailure } = useEventStream({
    key: () => opened.value,
    open: ({ id }, signal) => client.experiments.watch({ id }, { signal }),
    receive(events, watched) {
      if (watched !== opened.value) return;
      const wanted = followers > 0 ? events : events.filter(({ type }) => type !== 'point');
      state.value = foldEvents(state.value, wanted);
    },
  });

  /** The summary as it was changed since it was asked for, here or in another window. */
  const changed = shallowRef<ExperimentSummary>();
  useEventStream({
    key: () => opened.value?.id,
    open: (_id, signal) => client.experiments.watchList(undefined, { signal }),
    receive(events, id) {
      for (const event of events) {
        if (event.type === 'changed' && event.summary.id === id) changed.value = event.summary;
      }
    },
  });
  watch([() => opened.value?.id, record.data], () => (changed.value = undefined), {
    flush: 'sync',
  });

  const summary = computed(() => changed.value ?? record.data.value?.summary);
  const name = computed(() => summary.value?.name);
  /** Under the name that the experiment has now. */
  const document = computed(() => {
    const stored = record.data.value?.document;
    return stored && { ...stored, name: name.value ?? stored.name };
  });
  const progress = computed(() => state.value?.progress ?? summary.value?.progress);
  // Runs change far more seldom than progress: what is made of them must not follow every event.
  const runsById = computed(() => state.value?.runs);
  const runs = computed(() => [...(runsById.value?.values() ?? record.data.value?.runs ?? [])]);
  const arrivedPoints = computed<ReadonlyMap<string, readonly MetricPoint[]>>(
    () => state.value?.points ?? new Map(),
  );
  const finished = computed(() => {
    const counts = progress.value?.counts;
    return counts === undefined ? '' : `${counts.trained} trained, ${counts.done} done`;
  });
  watchThrottled(finished, () => void compared.reload(), {
    throttle: COMPARISON_EVERY_MS,
    trailing: true,
  });

  /** Opens an experiment, or watches the open one again after its runs were queued again. */
  function open(id: string): void {
    if (opened.value?.id !== id) state.value = undefined;
    opened.value = { id };
  }
  /** Calls it otherwise. @throws when the workbench does not take the name, or is away */
  async function rename(newName: string): Promise<void> {
    if (summary.value === undefined) return;
    await client.experiments.annotate({ id: summary.value.id, name: newName });
    changed.value = { ...summary.value, name: newName };
  }
  /** Keeps the points of curves that arrive from now on, until what it returns is called. */
  function followPoints(): () => void {
    followers += 1;
    return () => {
      followers -= 1;
      if (followers === 0 && state.value) state.value = { ...state.value, points: new Map() };
    };
  }
  /** Stops watching. */
  function close(): void {
    opened.value = undefined;
    state.value = undefined;
  }

  return {
    id: computed(() => opened.value?.id),
    summary,
    document,
    environment: computed(() => record.data.value?.environment),
    comparison: compared.data,
    comparisonFailure: compared.failure,
    failure: computed(() => record.failure.value ?? watchFailure.value),
    progress,
    runs,
    arrivedPoints,
    followPoints,
    arrivedLog: computed(() => state.value?.log ?? []),
    rename,
    open,
    close,
    reload: record.reload,
  };
});
