import { DENSE } from '../contract/words.ts';

/**
 * Names a point of a comparison: its series and its level. Charts, table and address use it alike;
 * the dense baseline is `dense`.
 */
export function pointKey(seriesKey: string, level: number): string {
  return seriesKey === DENSE ? DENSE : `${seriesKey}@${level}`;
}
