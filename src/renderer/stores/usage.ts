import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { MachineUsage } from '../../contract/progress.ts';
import { useEventStream } from '../asking/use-event-stream.ts';
import { useConnection } from '../wire/connection.ts';

/** What the machine does just now; undefined until the first of it is told. */
export const useUsageStore = defineStore('usage', () => {
  const { client } = useConnection();
  const usage = shallowRef<MachineUsage>();
  useEventStream({
    key: () => true,
    open: (_key, signal) => client.system.watchUsage(undefined, { signal }),
    receive(events) {
      usage.value = events.at(-1);
    },
  });
  return { usage };
});
