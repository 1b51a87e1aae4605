import { computed, onScopeDispose } from 'vue';
import { useQuery } from '../asking/use-query.ts';
import { throttled } from '../composables/throttled.ts';
import { useSeries } from '../composables/use-series.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { curveGroups } from './curve-groups.ts';
import type { CurveGroup } from './curve-groups.ts';
import { joinCurves } from './join-curves.ts';
import type { JoinedCurve } from './join-curves.ts';

/** Curves that grow are drawn anew at most this often; what the reader chooses shows at once. */
const GROW_EVERY_MS = 1000;

/** The epochs of all runs of the open experiment, growing while they train, and the runs in groups. */
export function useRunCurves() {
  const experiment = useExperimentStore();
  const { all: series } = useSeries();
  // Before what is stored is asked for, so that no point falls between the two.
  onScopeDispose(experiment.followPoints());
  const stored = useQuery(
    () => experiment.id,
    (client, id) => client.experiments.curves({ id, signals: false }),
  );
  const live = throttled(
    () => ({ runs: experiment.runs, arrived: experiment.arrivedPoints }),
    GROW_EVERY_MS,
  );
  const curves = computed<ReadonlyMap<string, JoinedCurve>>((before) =>
    joinCurves(
      live.value.runs.map(({ id }) => id),
      stored.data.value ?? {},
      live.value.arrived,
      before,
    ),
  );
  const pointsOf = (runId: string) => curves.value.get(runId)?.points ?? [];
  return {
    failure: stored.failure,
    reload: stored.reload,
    groups: computed(() => curveGroups(live.value.runs, series.value)),
    pointsOf,
    hasBegun: ({ runs }: CurveGroup) =>
      runs.some(({ id, metrics }) => metrics !== null || pointsOf(id).length > 0),
    /** There is a validation set only where the document holds some of the data back. */
    hasValidation: computed(() =>
      [...curves.value.values()].some(({ points }) =>
        points.some(({ validationLoss }) => validationLoss !== null),
      ),
    ),
  };
}
