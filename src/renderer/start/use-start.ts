import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { MAX_SERIES } from '../../contract/experiment.ts';
import { useAction } from '../asking/use-action.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useConnection } from '../wire/connection.ts';
import type { WorkbenchClient } from '../wire/connection.ts';
import { seriesFault } from '../document/series.ts';
import { provideProblems } from '../form/field-problems.ts';
import { problemLines } from './problem-lines.ts';

/** Characters of a tag, as the host takes them. */
const MAX_TAG = 50;

/** How the draft stands: what is wrong with it, what starting it means, and starting it. */
export function useStart() {
  const { t } = useI18n();
  const router = useRouter();
  const { client } = useConnection();
  const draft = useDraftStore();

  const starting = useAction(async () => {
    const ids: string[] = [];
    for (const document of draft.documents) {
      ids.push((await client.experiments.start({ document })).id);
    }
    const [id] = ids;
    if (id === undefined) return;
    if (ids.length > 1) await tagAll(client, ids, String(draft.document?.['name']));
    draft.clear();
    await router.push(
      ids.length === 1
        ? { name: 'experiment', params: { id } }
        : { name: 'compare', query: { ids: ids.join(',') } },
    );
  });
  watch(() => draft.documents, starting.forget);

  const refusal = computed(() => starting.failure.value ?? draft.checkFailure);
  /** In a series, the value of its setting does not stand where the document has the setting. */
  const problems = provideProblems(
    computed(() => {
      const { series } = draft;
      const found = refusal.value?.problems ?? [];
      if (series === null) return found;
      const fault = seriesFault(series);
      return [
        ...found.map((one) =>
          one.path.startsWith(series.path) ? { ...one, path: 'series' } : one,
        ),
        ...(fault === null
          ? []
          : [{ path: 'series', message: t(`series.${fault}`, { max: MAX_SERIES }) }]),
      ];
    }),
  );
  const lines = computed(() => problemLines(draft.text, draft.parsed, problems.value));
  /** What went wrong with the whole, rather than with something in the document. */
  const failure = computed(() =>
    refusal.value !== null && problems.value.length === 0 ? refusal.value.message : null,
  );

  const state = computed(() => {
    if (draft.parsed.kind !== 'document' || lines.value.length > 0) return 'invalid';
    if (draft.checkFailure !== null) return 'invalid';
    return draft.checked ? 'ready' : 'checking';
  });
  /** The last good verdict stays in sight while the next is out. */
  const verdict = computed(() => draft.checked ?? draft.lastChecked);

  /** It was to be started while the verdict on the last change was still out. */
  const isAwaited = ref(false);
  function start(): void {
    isAwaited.value = state.value === 'checking';
    if (state.value === 'ready') void starting.run();
  }
  watch(state, () => {
    if (isAwaited.value) start();
  });

  const busy = computed(() => isAwaited.value || starting.busy.value);
  return { lines, failure, state, verdict, start, busy };
}

/** Marks the experiments of a series with its name, beside the tags that one may have already. */
async function tagAll(
  client: WorkbenchClient,
  ids: readonly string[],
  name: string,
): Promise<void> {
  const tag = name.trim().slice(0, MAX_TAG);
  for (const id of ids) {
    const { summary } = await client.experiments.get({ id });
    await client.experiments.annotate({ id, tags: [...new Set([...summary.tags, tag])] });
  }
}
