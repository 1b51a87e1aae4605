import { watchThrottled } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Outcome } from '../../contract/outcome.ts';
import { useAction } from '../asking/use-action.ts';
import { useConnection } from '../wire/connection.ts';
import { dueOutcomes, stampOf } from './due-outcomes.ts';
import { useHistoryStore } from './history.ts';

/** So many at a time: the host answers others in between. */
const AT_A_TIME = 25;
/** Of an experiment that is running the outcome is asked at most so often. */
const AGAIN_AFTER_MS = 1500;

/**
 * What came out of the experiments of the history, as it is filtered: of those in sight first, then of
 * all others, so that the whole history can be sorted by it.
 */
export const useOutcomesStore = defineStore('outcomes', () => {
  const { client, epoch } = useConnection();
  const history = useHistoryStore();
  const outcomes = shallowRef<ReadonlyMap<string, Outcome>>(new Map());
  const asked = new Map<string, string>();
  const inSight = shallowRef<ReadonlySet<string>>(new Set());
  const wanted = shallowRef(false);

  const asking = useAction(async () => {
    for (;;) {
      const due = wanted.value
        ? dueOutcomes(history.list ?? [], asked, inSight.value, AT_A_TIME)
        : [];
      if (due.length === 0) return;
      const found = await client.experiments.outcomes({ ids: due.map(({ id }) => id) });
      for (const one of due) asked.set(one.id, stampOf(one));
      outcomes.value = new Map([...outcomes.value, ...Object.entries(found)]);
    }
  });
  watchThrottled([() => history.list, epoch, wanted], () => void asking.run(), {
    throttle: AGAIN_AFTER_MS,
    trailing: true,
  });

  const waiting = computed(
    () => history.list?.filter(({ id }) => !outcomes.value.has(id)).length ?? 0,
  );
  return {
    of: (id: string) => outcomes.value.get(id),
    /** Of how many that are listed nothing is known yet. */
    waiting,
    /** Asked for as long as somebody looks at them. */
    wanted,
    inSight,
    failure: asking.failure,
    again: asking.run,
  };
});
