import {
  choiceKey,
  documentSeries,
  withoutLevels,
} from '../../analysis/comparison/document-series.ts';
import { denseStyle, placedStyles, seriesStyles } from '../../charts/series-style.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import type { Choice } from '../../contract/experiment.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSystemStore } from '../stores/system.ts';

/** How strategies are drawn where no comparison of them stands: by the places that they will have. */
export function useMarks() {
  const settings = useSettingsStore();
  const system = useSystemStore();
  const bare = (choice: Choice) => withoutLevels(choice, system.strategies.get(choice.id)?.levels);
  return {
    /** In the order of an experiment's series. */
    ofStrategies: (strategies: readonly string[]): SeriesStyle[] =>
      placedStyles(strategies, settings.look),
    /** Of each of a document's strategies. */
    ofChoices: (choices: readonly Choice[]): SeriesStyle[] => {
      const all = choices.map(bare);
      const styles = seriesStyles(documentSeries(all), settings.look);
      return all.map((choice) => {
        const key = choiceKey(choice);
        return styles.get(key) ?? denseStyle(key, settings.look);
      });
    },
  };
}
