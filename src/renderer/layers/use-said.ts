import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { denseStyle } from '../../charts/series-style.ts';
import type { Example, Said } from '../../contract/examples.ts';
import { DENSE } from '../../contract/words.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useSettingsStore } from '../reader/settings.ts';
import type { LookedAt } from './use-looked-at.ts';

/** What one network says of an image. */
export interface SaidBy extends LookedAt {
  readonly said: Said;
}

/** What the dense network and the runs say of an image, and the same in one sentence. */
export function useSaid(
  example: () => Example,
  runs: () => readonly LookedAt[],
  classes: () => readonly string[],
) {
  const { t } = useI18n();
  const settings = useSettingsStore();
  const figures = useFigures();

  const said = computed((): SaidBy[] => {
    const { dense, own, beside } = example();
    const { colour } = denseStyle(DENSE, settings.look);
    const by = [{ id: DENSE, name: t('layers.before'), colour }, ...runs()];
    return [dense, own, beside].flatMap((one, index) => {
      const network = by[index];
      return one && network ? [{ ...network, said: one }] : [];
    });
  });
  const description = computed(() => {
    const { index, label } = example();
    const named = (one: number) => classes()[one] ?? String(one);
    return t('examples.description', {
      index: figures.value.plain(index),
      label: named(label),
      said: said.value
        .map((one) => t('examples.says', { name: one.name, class: named(one.said.predicted) }))
        .join(', '),
    });
  });
  return { said, description };
}
