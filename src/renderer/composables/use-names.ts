import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Preset } from '../../contract/catalogue.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import { namesIn } from '../../language/names.ts';
import type { Names, Registered } from '../../language/names.ts';
import { splitSeriesLabel } from '../format/series-label.ts';
import { useSettingsStore } from '../stores/settings.ts';
import { useSystemStore } from '../stores/system.ts';
import { useFigures } from './use-figures.ts';

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
  const strategyParameters = live('strategyParameters');

  const family = (id: string): string => (te(`families.${id}`) ? t(`families.${id}`) : id);

  /** A series: its strategy, and in brackets what tells it from another entry of the same one. */
  const series = ({
    strategy: id,
    label,
  }: Pick<ComparisonSeries, 'strategy' | 'label'>): string => {
    const { detail } = splitSeriesLabel(label, system.strategies.get(id)?.words.en.label);
    const words = detail?.split(', ').map((word) => seriesDetail(id, word)) ?? [];
    return names.value.withDetail(names.value.strategy(id), names.value.list(words));
  };

  /** The workbench writes `layer`, or a name with its value: `batches 10`, `thresholds 0.1 0.2`. */
  const seriesDetail = (id: string, word: string): string => {
    const [name = '', ...values] = word.split(' ');
    if (values.length === 0) {
      return strategyParameters(id, system.strategies.has(name) ? { like: name } : { scope: name });
    }
    const value = values.length === 1 ? Number(values[0]) : values.map(Number);
    return strategyParameters(id, { [name]: value });
  };

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
    series,
    strategyParameters,
    chosenStrategy: live('chosenStrategy'),
    chosenModel: live('chosenModel'),
    chosenDataset: live('chosenDataset'),
    list: live('list'),
    withDetail: live('withDetail'),
    presetName,
    presetDescription,
  };
}
