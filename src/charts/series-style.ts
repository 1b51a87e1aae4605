import type { ComparisonSeries } from '../contract/results.ts';
import { DENSE, familySchema } from '../contract/words.ts';
import { FAMILY_SYMBOLS, strategyColour } from './palette.ts';
import type { Look } from './palette.ts';

/** How a series is drawn, in charts, legend and tables alike. */
export interface SeriesStyle {
  readonly colour: string;
  /** A shape of ECharts; `none` for the baseline, which is a line without points. */
  readonly symbol: string;
  readonly line: 'solid' | 'dashed' | 'dotted';
  /** A second entry of the same strategy has hollow points. */
  readonly hollow: boolean;
}

const LINES = ['solid', 'dashed', 'dotted'] as const;

/**
 * Styles by series key. Colour belongs to the strategy and shape to the family; entries of one
 * strategy with other parameters differ in their line.
 */
export function seriesStyles(
  series: readonly Pick<ComparisonSeries, 'key' | 'strategy' | 'family'>[],
  look: Look,
): ReadonlyMap<string, SeriesStyle> {
  const seen = new Map<string, number>();
  return new Map(
    series.map(({ key, strategy, family }) => {
      if (strategy === DENSE) return [key, baselineStyle(look)];
      const earlier = seen.get(strategy) ?? 0;
      seen.set(strategy, earlier + 1);
      return [
        key,
        {
          colour: strategyColour(strategy, look),
          symbol: familySymbol(family),
          line: LINES[earlier % LINES.length] ?? 'solid',
          hollow: earlier > 0,
        },
      ];
    }),
  );
}

/** The dense baseline: a dashed line through everything else. */
export function baselineStyle(look: Look): SeriesStyle {
  return { colour: strategyColour(DENSE, look), symbol: 'none', line: 'dashed', hollow: false };
}

function familySymbol(family: string): string {
  const known = familySchema.safeParse(family);
  return known.success ? FAMILY_SYMBOLS[known.data] : 'pin';
}
