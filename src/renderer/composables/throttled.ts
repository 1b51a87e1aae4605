import { watchThrottled } from '@vueuse/core';
import { shallowRef } from 'vue';
import type { ShallowRef } from 'vue';

/**
 * What `source` gives, at most so often; the first change shows at once, the last one always.
 * VueUse's `refThrottled` makes everything in it reactive, which costs more than what is drawn of
 * thousands of points: here it stays as it is.
 */
export function throttled<T>(source: () => T, everyMs: number): Readonly<ShallowRef<T>> {
  const latest = shallowRef(source());
  watchThrottled(
    source,
    (now) => {
      latest.value = now;
    },
    { throttle: everyMs, trailing: true },
  );
  return latest;
}
