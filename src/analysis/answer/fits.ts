import type { Candidate, Fit, Need, Needs } from '../../contract/answer.ts';
import { needSchema } from '../../contract/answer.ts';
import type { Spread } from '../../contract/results.ts';
import type { Costs } from './costs.ts';

/** What is over a limit by less than this is on it: the rest is rounding. */
export const ROUNDING = 1e-12;

/** The needs that were asked, in their order. */
function askedNeeds(needs: Needs): Need[] {
  return needSchema.options.filter((need) => needs[need] !== null);
}

/** How costs stand to each need that was asked; one whose figure is not known is left out. */
export function fitsOf(costs: Costs, needs: Needs): Fit[] {
  return askedNeeds(needs).flatMap((need): Fit[] => {
    const cost = costs[need];
    const limit = needs[need];
    if (cost === null || limit === null) return [];
    const { mean: value } = cost;
    return [{ need, value, limit, margin: limit - value, certain: isCertain(cost, limit) }];
  });
}

/** Whether the 95 % interval lies within the limit, or wholly outside; null where there is none. */
function isCertain({ mean, halfWidth }: Spread, limit: number): boolean | null {
  if (halfWidth === null) return null;
  return mean + halfWidth <= limit + ROUNDING || mean - halfWidth > limit + ROUNDING;
}

/** Every need that was asked has its figure, and the figure is within the limit. */
export function meets({ fits }: Pick<Candidate, 'fits'>, needs: Needs): boolean {
  return (
    fits.length === askedNeeds(needs).length && fits.every(({ margin }) => margin >= -ROUNDING)
  );
}

/**
 * The largest share of a limit by which a need is missed; of a limit of 0, the figure itself. Null
 * where a figure is not known, and so neither is how far off it is.
 */
export function shortfall({ fits }: Pick<Candidate, 'fits'>, needs: Needs): number | null {
  if (fits.length < askedNeeds(needs).length) return null;
  return fits.reduce(
    (worst, { margin, limit }) => Math.max(worst, limit === 0 ? -margin : -margin / limit),
    -Infinity,
  );
}
