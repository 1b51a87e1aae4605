import { shallowRef } from 'vue';
import type { DatasetInfo } from '../../contract/catalogue.ts';
import type { ImportOptions, ImportPreview } from '../../contract/dataset-import.ts';
import { sendFiles } from '../../contract/uploads.ts';
import type { ImportProgress } from '../../contract/uploads.ts';
import { useAction } from '../asking/use-action.ts';
import { useConnection } from '../wire/connection.ts';
import { failureOf } from '../wire/failure.ts';
import type { ChosenFile } from '../importing/chosen-files.ts';
import { useSending } from '../importing/use-sending.ts';

/** Files that were sent and looked at, and what was said of them then. */
interface Looked {
  readonly id: string;
  readonly files: readonly ChosenFile[];
  readonly said: ImportOptions;
  readonly preview: ImportPreview;
}

/**
 * Imports files, one set at a time: they are sent and looked at, as often as something else is said of
 * them, and then kept. How far it is, why it failed, and how to give it up.
 */
export function useImport(imported: (dataset: DatasetInfo) => void) {
  const { client } = useConnection();
  const { progress, unlessGivenUp, giveUp } = useSending();
  const looked = shallowRef<Looked | null>(null);
  let sent: Pick<Looked, 'id' | 'files'> | null = null;

  const looking = useAction((said: ImportOptions, files: readonly ChosenFile[]) =>
    unlessGivenUp(async (signal) => {
      looked.value = null;
      const look = async (id: string) => {
        try {
          const preview = await client.datasets.previewImport({ id, said }, { signal });
          looked.value = { id, files, said, preview };
        } catch (error) {
          // Where the host has given them up, they are sent again next time.
          if (failureOf(error, true).kind === 'missing') sent = null;
          throw error;
        }
      };
      if (sent?.files === files) {
        progress.value = { sentBytes: 1, totalBytes: 1, reading: true };
        return look(sent.id);
      }
      await forget();
      const sources = files.map(({ name, file }) => ({ name, content: file }));
      const onProgress = (now: ImportProgress) => (progress.value = now);
      // Files that are not what they should be are kept: something else may be said of them.
      const id = await sendFiles(client.datasets, said, sources, { onProgress, signal }, (id) =>
        Promise.resolve(id),
      );
      sent = { id, files };
      return look(id);
    }),
  );

  /** @param name by which they are kept, which changes nothing of what was looked at */
  const keeping = useAction((name: string) =>
    unlessGivenUp(async (signal) => {
      if (looked.value === null) return;
      const { id } = looked.value;
      // What was sent is gone after it, whatever comes of it.
      looked.value = null;
      sent = null;
      imported(await client.datasets.finishImport({ id, name }, { signal }));
    }),
  );

  /** Throws away what was sent. */
  async function forget(): Promise<void> {
    looked.value = null;
    const { id } = sent ?? {};
    sent = null;
    if (id !== undefined) await client.datasets.abandonImport({ id });
  }

  async function cancel(): Promise<void> {
    giveUp();
    await forget();
  }

  return { looking, keeping, looked, progress, cancel };
}
