import { isDense } from '../contract/words.ts';

/**
 * Names a point of a comparison: its series and its level. Charts, table and address use it alike;
 * a dense network is its name alone.
 */
export function pointKey(seriesKey: string, level: number): string {
  return isDense(seriesKey) ? seriesKey : `${seriesKey}@${level}`;
}
