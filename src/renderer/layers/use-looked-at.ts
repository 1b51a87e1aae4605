import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { CHART_INK } from '../../charts/palette.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSeries } from '../composables/use-series.ts';
import type { ChosenRun } from './chosen-run.ts';
import { useLevelText } from '../composables/use-level-text.ts';

/** A run that is looked into, as it is called and drawn. */
export interface LookedAt {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

/** The chosen run, and behind it the one beside it. */
export function useLookedAt(chosen: () => readonly (ChosenRun | undefined)[]) {
  const { t } = useI18n();
  const { nameOf, styleOf } = useSeries();
  const levelText = useLevelText();
  const settings = useSettingsStore();
  return computed(() =>
    chosen()
      .filter((one) => one !== undefined)
      .map(({ series, point, run }, index, [first]): LookedAt => {
        const name = nameOf(series.key);
        // Another level of the same strategy would have its colour.
        const repeats = index > 0 && first?.series.key === series.key;
        return {
          id: run.id,
          name: t('layers.row', { name, level: levelText(point) }),
          colour: repeats ? CHART_INK[settings.look].quietText : styleOf(series.key).colour,
        };
      }),
  );
}
