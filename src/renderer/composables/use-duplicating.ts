import { useRouter } from 'vue-router';
import { useAction } from '../asking/use-action.ts';
import { copyName } from '../document/copy-name.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useConnection } from '../wire/connection.ts';

/** Prepares a new experiment that begins as one that is there, under a name of its own. */
export function useDuplicating() {
  const { client } = useConnection();
  const router = useRouter();
  const draft = useDraftStore();
  return useAction(async (id: string) => {
    const [{ document }, listed, archived] = await Promise.all([
      client.experiments.get({ id }),
      client.experiments.list(),
      client.experiments.list({ archived: true }),
    ]);
    const taken = [...listed, ...archived].map(({ name }) => name);
    draft.useDocument({ ...document, name: copyName(document.name, taken) });
    await router.push({ name: 'new' });
  });
}
