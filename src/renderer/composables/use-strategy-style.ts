import { DENSE } from '../../contract/words.ts';
import { FAMILY_SYMBOLS, strategyColour } from '../../charts/palette.ts';
import { baselineStyle } from '../../charts/series-style.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import { useSettingsStore } from '../stores/settings.ts';
import { useSystemStore } from '../stores/system.ts';

/** How a strategy is drawn where it stands outside a comparison, e.g. in the history. */
export function useStrategyStyle(): (strategy: string) => SeriesStyle {
  const settings = useSettingsStore();
  const system = useSystemStore();
  return (strategy) =>
    strategy === DENSE
      ? baselineStyle(settings.look)
      : {
          colour: strategyColour(strategy, settings.look),
          symbol: FAMILY_SYMBOLS[system.strategies.get(strategy)?.family ?? 'control'],
          line: 'solid',
          hollow: false,
        };
}
