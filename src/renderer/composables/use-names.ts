import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Preset } from '../../contract/catalogue.ts';
import { namesIn } from '../../language/names.ts';
import type { Names, Registered } from '../../language/names.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSystemStore } from '../stores/system.ts';
import { useFigures } from '../reader/use-figures.ts';

/** Until the catalogue is there. */
const NOTHING: Registered = { strategies: [], models: [], datasets: [] };

/** Names in the reader's language, changing with it. */
export function useNames() {
  const { t, te } = useI18n();
  const settings = useSettingsStore();
  const system = useSystemStore();
  const figures = useFigures();
  const names = computed(() =>
    namesIn(settings.locale, system.catalogue ?? NOTHING, figures.value.plain),
  );
  function live<K extends keyof Names>(name: K): Names[K] {
    const tell = (...given: Parameters<Names[K]>): string =>
      (names.value[name] as (...given: Parameters<Names[K]>) => string)(...given);
    return tell as Names[K];
  }

  const family = (id: string): string => (te(`families.${id}`) ? t(`families.${id}`) : id);

  const presetName = ({ id, name }: Preset): string =>
    te(`presets.${id}.name`) ? t(`presets.${id}.name`) : name;

  const presetDescription = ({ id, description }: Preset): string =>
    te(`presets.${id}.description`) ? t(`presets.${id}.description`) : description;

  return {
    strategy: live('strategy'),
    strategySummary: live('strategySummary'),
    family,
    dataset: live('dataset'),
    model: live('model'),
    modelInBrief: live('modelInBrief'),
    series: live('series'),
    strategyParameters: live('strategyParameters'),
    chosenStrategy: live('chosenStrategy'),
    chosenModel: live('chosenModel'),
    chosenDataset: live('chosenDataset'),
    list: live('list'),
    withDetail: live('withDetail'),
    presetName,
    presetDescription,
  };
}
