import { NButton, useMessage } from 'naive-ui';
import { h } from 'vue';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Stopped } from '../../contract/contract.ts';
import { useAction } from '../asking/use-action.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useConnection } from '../wire/connection.ts';

/** So long there is time to take it back; longer while the pointer is on it. */
const UNDO_MS = 12_000;

/** Putting experiments away, and taking them back into the history. */
export interface Archive {
  readonly archive: (ids: readonly string[]) => Promise<void>;
  readonly restore: (ids: readonly string[]) => Promise<void>;
  readonly busy: Readonly<Ref<boolean>>;
}

/**
 * Puts experiments away and takes them back. Either says what it did and offers to undo it, also when
 * whoever asked has left the screen; what fails is told too.
 *
 * @param changed called once the history has changed, by an undo as well
 */
export function useArchive(changed: () => void): Archive {
  const { t } = useI18n();
  const { client } = useConnection();
  const message = useMessage();
  const figures = useFigures();

  const acting = useAction(async (act: () => Promise<unknown>) => {
    await act();
    changed();
  });
  async function run(act: () => Promise<unknown>): Promise<void> {
    await acting.run(act);
    const { value: failure } = acting.failure;
    if (failure) message.error(t('experiment.actionFailed', { message: failure.message }));
  }

  const archive = (ids: readonly string[]) =>
    run(async () => {
      const stopped = await client.experiments.archive({ ids: [...ids] });
      tell('archived', ids, () => bringBack(ids, stopped));
    });
  const restore = (ids: readonly string[]) =>
    run(async () => {
      await client.experiments.restore({ ids: [...ids] });
      tell('restored', ids, () => client.experiments.archive({ ids: [...ids] }));
    });

  /** What archiving stopped goes on as it stood. */
  async function bringBack(ids: readonly string[], stopped: readonly Stopped[]): Promise<void> {
    await client.experiments.restore({ ids: [...ids] });
    for (const { id, runIds, paused } of stopped) {
      await client.experiments.retry({ id, runIds });
      if (paused) await client.experiments.pause({ id });
    }
  }

  function tell(
    what: 'archived' | 'restored',
    ids: readonly string[],
    undo: () => Promise<unknown>,
  ): void {
    const n = ids.length;
    const told = message.success(
      () =>
        h('span', { role: 'status' }, [
          t(`archiving.${what}`, { n: figures.value.count(n) }, n),
          h(
            NButton,
            {
              text: true,
              type: 'primary',
              style: 'margin-inline-start: 14px',
              onClick() {
                told.destroy();
                void run(undo);
              },
            },
            () => t('archiving.undo'),
          ),
        ]),
      { duration: UNDO_MS, keepAliveOnHover: true, closable: true },
    );
  }

  return { archive, restore, busy: acting.busy };
}
