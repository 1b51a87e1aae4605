import { useEventListener } from '@vueuse/core';
import { nextTick, onScopeDispose } from 'vue';
import type { Ref } from 'vue';
import { useRouter } from 'vue-router';

/** A page that comes back may take so long to become as high as it was. */
const PATIENCE_MS = 5000;

/**
 * Going back, or forward again, leads to where the reader was on a page. Browsers and the router
 * remember that of the window alone, and this app scrolls within it.
 */
export function useScrollMemory(scroller: Readonly<Ref<HTMLElement | null>>): void {
  const router = useRouter();
  const { history } = router.options;
  /** By the entry of the browser's history. */
  const places = new Map<unknown, number>();
  const entryNow = () => history.state['position'];
  let entry = entryNow();
  let isReturn = false;
  /** A later place, or the reader's own hand, ends the way to an earlier one. */
  let wanted: object | null = null;

  onScopeDispose(
    history.listen(() => {
      isReturn = true;
    }),
  );
  onScopeDispose(
    router.beforeEach(() => {
      places.set(entry, scroller.value?.scrollTop ?? 0);
    }),
  );
  onScopeDispose(
    router.afterEach(async (to, from, failure) => {
      if (failure !== undefined) return;
      const top = isReturn ? (places.get(entryNow()) ?? 0) : null;
      entry = entryNow();
      isReturn = false;
      wanted = null;
      const isOtherPage = to.name !== from.name || to.params['id'] !== from.params['id'];
      if (top === null && !isOtherPage) return;
      await nextTick();
      scrollTo(top ?? 0);
    }),
  );
  useEventListener(scroller, ['wheel', 'keydown', 'pointerdown'], () => {
    wanted = null;
  });

  function scrollTo(top: number): void {
    const own = (wanted = {});
    const giveUpAt = performance.now() + PATIENCE_MS;
    const step = () => {
      const element = scroller.value;
      if (element === null || wanted !== own) return;
      const isHighEnough = element.scrollHeight - element.clientHeight >= top;
      if (isHighEnough || performance.now() > giveUpAt) element.scrollTo({ top });
      else requestAnimationFrame(step);
    };
    step();
  }
}
