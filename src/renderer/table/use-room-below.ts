import { useElementBounding, useResizeObserver, useWindowSize } from '@vueuse/core';
import { computed } from 'vue';
import type { ComputedRef, ShallowRef } from 'vue';

/** Pixels that stay free below, and the least height where the window ends above. */
const FREE = 40;
const LEAST = 240;

/** Pixels from the top of an element to where the window ends. */
export function useRoomBelow(
  element: Readonly<ShallowRef<HTMLElement | null>>,
): ComputedRef<number> {
  const { top, update } = useElementBounding(element);
  // What appears above on the page, as the notice of a lost connection, moves the element.
  useResizeObserver(() => element.value?.closest('main'), update);
  const { height } = useWindowSize();
  return computed(() => Math.max(LEAST, height.value - Math.max(0, top.value) - FREE));
}
