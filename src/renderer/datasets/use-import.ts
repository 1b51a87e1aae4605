import { shallowRef } from 'vue';
import type { DatasetInfo } from '../../contract/catalogue.ts';
import { importDataset } from '../../contract/dataset-import.ts';
import type { ImportProgress, ImportRequest } from '../../contract/dataset-import.ts';
import { useAction } from '../asking/use-action.ts';
import { useConnection } from '../wire/connection.ts';
import type { ChosenFile } from './chosen-files.ts';

/** Imports files, one set at a time: how far it is, why it failed, and how to give it up. */
export function useImport(imported: (dataset: DatasetInfo) => void) {
  const { client } = useConnection();
  const progress = shallowRef<ImportProgress | null>(null);
  let giveUp = new AbortController();

  const action = useAction(
    /** @param instead what these files became before, which goes */
    async (
      request: Omit<ImportRequest, 'files'>,
      files: readonly ChosenFile[],
      instead: DatasetInfo | null = null,
    ) => {
      giveUp = new AbortController();
      const { signal } = giveUp;
      const sources = files.map(({ name, file }) => ({ name, content: file }));
      try {
        if (instead?.imported) {
          await client.datasets.remove({ sha256: instead.imported.sha256 });
        }
        const dataset = await importDataset(client.datasets, request, sources, {
          onProgress: (now) => (progress.value = now),
          signal,
        });
        imported(dataset);
      } catch (error) {
        // The user gave it up and knows.
        if (!signal.aborted) throw error;
      } finally {
        progress.value = null;
      }
    },
  );

  return { ...action, progress, cancel: () => giveUp.abort() };
}
