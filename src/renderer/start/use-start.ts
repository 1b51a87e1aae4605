import { computed, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import { useAction } from '../asking/use-action.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useConnection } from '../wire/connection.ts';
import { provideProblems } from '../form/field-problems.ts';
import { problemLines } from './problem-lines.ts';

/** How the draft stands: what is wrong with it, what starting it means, and starting it. */
export function useStart() {
  const router = useRouter();
  const { client } = useConnection();
  const draft = useDraftStore();

  const starting = useAction(async () => {
    if (draft.parsed.kind !== 'document') return;
    const { id } = await client.experiments.start({ document: draft.parsed.document });
    draft.clear();
    await router.push({ name: 'experiment', params: { id } });
  });
  watch(() => draft.text, starting.forget);

  const refusal = computed(() => starting.failure.value ?? draft.checkFailure);
  const problems = provideProblems(computed(() => refusal.value?.problems ?? []));
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
