import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { RouteLocationRaw } from 'vue-router';
import { findSeriesOfRun } from '../../analysis/comparison/series-of-run.ts';
import { pointKey } from '../../charts/point-key.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';
import { selectionQuery, useSelection } from '../composables/use-selection.ts';
import { useSeries } from '../composables/use-series.ts';

/** Where each run belongs in the comparison, whether it is chosen, and the way to its inside. */
export function useRunPlaces(runs: () => readonly RunRecord[]) {
  const series = useSeries();
  const selection = useSelection();
  const route = useRoute();
  const router = useRouter();

  const seriesOf = (run: RunRecord) =>
    isDense(run.strategy) ? run.strategy : findSeriesOfRun(run, series.all.value)?.key;
  /** What is found once holds for all runs of a strategy and its parameters. */
  const seriesKeys = computed(() => {
    const found = new Map<string, string | undefined>();
    return new Map(
      runs().map((run) => {
        const kind = JSON.stringify([run.strategy, run.parameters]);
        if (!found.has(kind)) found.set(kind, seriesOf(run));
        return [run.id, found.get(kind)] as const;
      }),
    );
  });
  function pointOf({ id, level }: RunRecord): string | undefined {
    const key = seriesKeys.value.get(id);
    return key && pointKey(key, level);
  }

  function isSelected(run: RunRecord): boolean {
    const { point, repeat } = selection;
    if (point.value === null || pointOf(run) !== point.value) return false;
    return repeat.value === null || repeatOf(run) === repeat.value;
  }

  /** Where its weights and predictions are shown; undefined where there is nothing to be seen. */
  function insideOf(run: RunRecord): RouteLocationRaw | undefined {
    const point = pointOf(run);
    if (isDense(run.strategy) || run.weightsSha256 === null || point === undefined) {
      return undefined;
    }
    return {
      name: 'experiment',
      params: { id: route.params['id'], tab: 'layers' },
      query: { ...route.query, ...selectionQuery(point, repeatOf(run)) },
    };
  }

  /** Leads to its inside, or chooses it where there is none. */
  function open(run: RunRecord): void {
    // Whoever marks text to copy it is not on the way elsewhere.
    if (getSelection()?.isCollapsed === false) return;
    const inside = insideOf(run);
    const point = pointOf(run);
    if (inside !== undefined) void router.push(inside);
    else if (point !== undefined) selection.toggle(point);
  }

  const styleOf = ({ id, strategy }: RunRecord): SeriesStyle =>
    series.styleOf(seriesKeys.value.get(id) ?? strategy);
  return { styleOf, isSelected, insideOf, open };
}
