import { computed } from 'vue';
import { placeOfPoint, pointKey } from '../../charts/point-key.ts';
import { repeatOf } from '../../contract/run.ts';
import { useSelection } from '../composables/use-selection.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { chooseRun } from './chosen-run.ts';
import type { AskedRun } from './chosen-run.ts';

/** The run that is looked into: the one that is chosen in all tabs, or else the first to be seen. */
export function useChosenRun() {
  const experiment = useExperimentStore();
  const selection = useSelection();

  const find = (asked: AskedRun) => chooseRun(experiment.comparison?.series ?? [], asked);
  const asked = computed<AskedRun>(() => {
    const { seriesKey, level } = placeOfPoint(selection.point.value ?? '');
    return { strategy: seriesKey, level, seed: selection.repeat.value };
  });
  const chosen = computed(() => find(asked.value));
  /** Chooses another run; of what it does not say, it is as near as there is to the one before. */
  function choose(other: Partial<AskedRun>): void {
    const { series, point, run } = chosen.value ?? {};
    const next = find({
      strategy: series?.key ?? null,
      level: point?.level ?? null,
      seed: run ? repeatOf(run) : null,
      ...other,
    });
    if (next === undefined) return;
    selection.chooseRun(pointKey(next.series.key, next.point.level), repeatOf(next.run));
  }
  return {
    chosen,
    seriesKey: computed({
      get: () => chosen.value?.series.key ?? '',
      set: (strategy: string) => choose({ strategy }),
    }),
    level: computed({
      get: () => chosen.value?.point.level ?? 0,
      set: (level: number) => choose({ level }),
    }),
    seed: computed({
      get: () => (chosen.value === undefined ? '' : repeatOf(chosen.value.run)),
      set: (seed: string) => choose({ seed }),
    }),
  };
}
