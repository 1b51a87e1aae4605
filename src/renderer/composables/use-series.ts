import { computed } from 'vue';
import { baselineStyle, seriesStyles } from '../charts/series-style.ts';
import { DENSE } from '../../contract/words.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { useSettingsStore } from '../stores/settings.ts';
import { useNames } from './use-names.ts';

/** Names and drawing of the open experiment's series, the baseline among them. */
export function useSeries() {
  const experiment = useExperimentStore();
  const settings = useSettingsStore();
  const names = useNames();

  const all = computed(() => experiment.comparison?.series ?? []);
  const styles = computed(() => seriesStyles(all.value, settings.look));
  const nameByKey = computed(
    () =>
      new Map([
        [DENSE, names.strategy(DENSE)],
        ...all.value.map((series) => [series.key, names.series(series)] as const),
      ]),
  );
  return {
    all,
    styles,
    nameOf: (key: string) => nameByKey.value.get(key) ?? key,
    styleOf: (key: string) => styles.value.get(key) ?? baselineStyle(settings.look),
  };
}
