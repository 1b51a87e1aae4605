import { useWebNotification } from '@vueuse/core';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { useEventStream } from '../asking/use-event-stream.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useConnection } from '../wire/connection.ts';
import { endsIn } from './ends.ts';
import type { AtWork } from './ends.ts';

/**
 * Tells by a notice of the system when a long experiment has ended while the user is elsewhere, as
 * far as the settings and the system allow. A click on it opens the experiment.
 */
export function useEndNotices(): void {
  const { client } = useConnection();
  const { t } = useI18n();
  const router = useRouter();
  const figures = useFigures();
  const settings = useSettingsStore();
  const { isSupported, show, onClick } = useWebNotification({ requestPermissions: false });

  let atWork: AtWork = new Map();
  let shownId: string | undefined;
  onClick(() => {
    if (window.workbench === undefined) window.focus();
    else window.workbench.showWindow();
    if (shownId !== undefined) void router.push({ name: 'experiment', params: { id: shownId } });
  });

  useEventStream({
    key: () => true,
    open: (_key, signal) => client.experiments.watchList(undefined, { signal }),
    receive(events) {
      const ends = endsIn(atWork, events, Date.now());
      atWork = ends.atWork;
      if (!settings.tellsEnds || !isSupported.value || document.hasFocus()) return;
      for (const { id, name, progress } of ends.ended) {
        shownId = id;
        void show({
          title: name,
          body: t('notices.ended', {
            state: t(`states.${progress.state}`),
            runs: figures.value.count(progress.total),
          }),
          tag: id,
        });
      }
    },
  });
}
