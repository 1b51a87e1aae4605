import { useEventListener } from '@vueuse/core';
import { nextTick, ref } from 'vue';
import type { Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import type { AppCommand } from '../../contract/bridge.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { asked } from './shortcuts.ts';

/** What shortcuts open over the page. */
export type Overlay = 'list' | 'goTo';

/**
 * Hears the shortcuts of the whole app.
 *
 * @param tabs addresses' names of an experiment's parts, in the order of their keys
 * @returns what is open over the page; null for nothing
 */
export function useShortcuts(tabs: readonly string[]): Ref<Overlay | null> {
  const overlay = ref<Overlay | null>(null);
  const router = useRouter();
  const route = useRoute();
  const settings = useSettingsStore();

  async function search(): Promise<void> {
    if (route.name !== 'history') await router.push({ name: 'history' });
    await nextTick();
    document.querySelector<HTMLInputElement>('main [role="search"] input')?.focus();
  }

  /** What the menu of the window asks for; files come in elsewhere. */
  function follow(command: AppCommand): void {
    switch (command.type) {
      case 'go':
        void router.push({ name: command.to });
        break;
      case 'find':
        void search();
        break;
      case 'shortcuts':
        overlay.value = 'list';
        break;
      case 'export':
        void router.push(reportRoute(route));
        break;
      case 'open':
        break;
    }
  }
  window.workbench?.onCommand(follow);

  useEventListener(window, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const taken = event.defaultPrevented || overlay.value !== null || isWriting(event.target);
    const wish = asked({ key, ctrlKey, metaKey, altKey, taken }, settings.singleKeys);
    if (wish === null) return;
    switch (wish.what) {
      case 'list':
      case 'goTo':
        overlay.value = wish.what;
        break;
      case 'search':
        void search();
        break;
      case 'new':
      case 'history':
        void router.push({ name: wish.what });
        break;
      case 'tab': {
        const tab = tabs[wish.place ?? 0];
        if (route.name !== 'experiment' || tab === undefined) return;
        void router.push({
          name: 'experiment',
          params: { id: route.params['id'], tab },
          query: route.query,
        });
        break;
      }
    }
    event.preventDefault();
  });
  return overlay;
}

/** Where the experiment that is open is taken away; where none is, the history, to choose one. */
function reportRoute({ name, params, query }: RouteLocationNormalized): RouteLocationRaw {
  if (name !== 'experiment') return { name: 'history' };
  return { name, params: { id: params['id'], tab: 'report' }, query };
}

/** Whether keys that are pressed there are text, or move about in something that is open. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog]',
      ) !== null)
  );
}
