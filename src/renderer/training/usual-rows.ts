import { DENSE, isDense } from '../../contract/words.ts';
import type { NamedRow } from './training-columns.ts';

/** More panels than this at first would ask for scrolling before anything was asked. */
const USUAL = 4;

type Row = Pick<NamedRow, 'key' | 'seriesKey' | 'level' | 'symptoms' | 'gradientRatio'>;

/**
 * Whose gradients are drawn until the reader chooses: those with which something is wrong, the
 * baseline, and the strategies at their highest levels, as many as have room.
 */
export function usualRows(rows: readonly Row[]): string[] {
  const signalled = rows.filter(({ gradientRatio }) => gradientRatio !== null);
  const highest = [...Map.groupBy(signalled, ({ seriesKey }) => seriesKey).values()].flatMap(
    (own) => own.toSorted((one, other) => other.level - one.level).slice(0, 1),
  );
  const [dense, pruned] = [
    signalled.filter(({ seriesKey }) => seriesKey === DENSE),
    highest.filter(({ seriesKey }) => !isDense(seriesKey)),
  ];
  const sick = rows.filter(({ symptoms }) => symptoms.length > 0);
  const keys = new Set([...dense, ...sick, ...pruned].map(({ key }) => key));
  return [...keys].slice(0, USUAL);
}
