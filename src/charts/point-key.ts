import { isDense } from '../contract/words.ts';

/**
 * Names a point of a comparison: its series and its level. Charts, table and address use it alike;
 * a dense network is its name alone.
 */
export function pointKey(seriesKey: string, level: number): string {
  return isDense(seriesKey) ? seriesKey : `${seriesKey}@${level}`;
}

/** The series and level that a key names; the level is null where it names none, as of a dense network. */
export function placeOfPoint(key: string): {
  readonly seriesKey: string;
  readonly level: number | null;
} {
  const at = key.lastIndexOf('@');
  const level = Number(key.slice(at + 1));
  return at < 0 || key.endsWith('@') || Number.isNaN(level)
    ? { seriesKey: key, level: null }
    : { seriesKey: key.slice(0, at), level };
}
