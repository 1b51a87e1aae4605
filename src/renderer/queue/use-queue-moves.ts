import { useMessage } from 'naive-ui';
import { ref, watch } from 'vue';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { QueueMove } from '../../contract/queue.ts';
import { useAction } from '../asking/use-action.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useQueueStore } from '../stores/queue.ts';
import { useConnection } from '../wire/connection.ts';

/** Moves experiments in the queue. */
export interface QueueMoves {
  readonly move: (id: string, name: string, to: QueueMove) => Promise<void>;
  readonly busy: Readonly<Ref<boolean>>;
  /** What the latest move has come to, in words. */
  readonly said: Readonly<Ref<string>>;
}

/** Moves that say where they have led, and why they failed. */
export function useQueueMoves(): QueueMoves {
  const { t } = useI18n();
  const { client } = useConnection();
  const figures = useFigures();
  const message = useMessage();
  const queue = useQueueStore();
  const said = ref('');

  const moving = useAction(async (id: string, name: string, to: QueueMove) => {
    await client.queue.move({ id, to });
    await queue.reload();
    const place = queue.placesBefore(id);
    if (place === undefined) return;
    said.value = t('queue.moved', {
      name,
      place: figures.value.count(place + 1),
      total: figures.value.count(queue.list?.length ?? 0),
    });
  });
  watch(moving.failure, (failure) => {
    if (failure === null) return;
    message.error(t('experiment.actionFailed', { message: failure.message }), { duration: 8000 });
  });
  return { move: moving.run, busy: moving.busy, said };
}
