import { importModel } from '../../contract/model-import.ts';
import type { ModelInfo } from '../../contract/models.ts';
import { useAction } from '../asking/use-action.ts';
import type { ChosenFile } from '../importing/chosen-files.ts';
import { useSending } from '../importing/use-sending.ts';
import { useConnection } from '../wire/connection.ts';

/** Imports a network: its files are sent, read, proven and kept, or refused with the reason. */
export function useModelImport(imported: (model: ModelInfo) => void) {
  const { client } = useConnection();
  const { progress, unlessGivenUp, giveUp } = useSending();
  const importing = useAction((name: string, files: readonly ChosenFile[]) =>
    unlessGivenUp(async (signal) => {
      const sources = files.map(({ name: path, file }) => ({ name: path, content: file }));
      const onProgress = (now: typeof progress.value) => (progress.value = now);
      imported(await importModel(client.models, { name }, sources, { onProgress, signal }));
    }),
  );
  return { importing, progress, giveUp };
}
