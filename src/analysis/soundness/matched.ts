import type { Comparison, ComparisonSeries } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Matched, MatchedMeasure } from '../../contract/soundness.ts';
import { withoutInterval } from '../comparison/one-network.ts';
import { spreadOfAll } from '../../statistics/spread.ts';

/** An operating point that was achieved: the measure and the final accuracy there. */
export interface Achieved {
  readonly at: number;
  readonly accuracy: number;
}

/** What differs by less than this share is the same place. */
const SAME_PLACE = 1e-9;

/**
 * Final accuracy of all strategies at the same achieved compression ratio, and at the same
 * theoretical speed-up. A measure by which no two of them meet is left out.
 */
export function matchedAccuracies(
  comparison: Comparison,
  records: ReadonlyMap<string, RunRecord>,
): Matched[] {
  return (['compressionRatio', 'theoreticalSpeedup'] as const)
    .map((measure) => matchedBy(measure, comparison, records))
    .filter(({ at }) => at.length > 0);
}

function matchedBy(
  measure: MatchedMeasure,
  { series }: Comparison,
  records: ReadonlyMap<string, RunRecord>,
): Matched {
  const curves = series.map((entry) => ({
    seriesKey: entry.key,
    bySeed: curvesBySeed(entry, measure, records),
  }));
  const reachedBy = (at: number) =>
    curves.filter(({ bySeed }) => accuracyOver(bySeed, at) !== null).length;
  const at = commonGrid(
    curves.flatMap(({ bySeed }) => bySeed.flat()),
    reachedBy,
  );
  return {
    measure,
    at,
    rows: curves.map(({ seriesKey, bySeed }) => ({
      seriesKey,
      accuracy: at.map((value) => accuracyOver(bySeed, value)),
    })),
  };
}

/**
 * Mean over a series' seeds; null as soon as one of them does not reach so far, since which do
 * depends on what is measured. Equal accuracies have no interval: they are one network's, or agree by chance.
 */
function accuracyOver(bySeed: readonly (readonly Achieved[])[], at: number) {
  const accuracies = bySeed.map((curve) => accuracyAt(curve, at));
  const over = spreadOfAll(accuracies);
  return new Set(accuracies).size === 1 ? withoutInterval(over) : over;
}

/** By seed, of the seeds that have finished every level which any of them has. */
function curvesBySeed(
  { points }: ComparisonSeries,
  measure: MatchedMeasure,
  records: ReadonlyMap<string, RunRecord>,
): Achieved[][] {
  const runs = points.flatMap((point) => point.runs);
  return [...Map.groupBy(runs, repeatOf).values()]
    .filter((ofSeed) => ofSeed.length === points.length)
    .map((ofSeed) =>
      ofSeed.flatMap(({ id }): Achieved[] => {
        const metrics = records.get(id)?.metrics;
        return metrics ? [{ at: metrics[measure], accuracy: metrics.accuracy }] : [];
      }),
    );
}

/**
 * Final accuracy of one seed, interpolated linearly over the logarithm of the measure between the
 * two neighbouring points; null outside of them. Points at the same place count as their mean.
 */
export function accuracyAt(points: readonly Achieved[], at: number): number | null {
  const same = points.filter((point) => Math.abs(point.at / at - 1) <= SAME_PLACE);
  if (same.length > 0) return meanAccuracy(same);
  const below = nearest(points.filter((point) => point.at < at));
  const above = nearest(
    points.filter((point) => point.at > at && Number.isFinite(point.at)),
    true,
  );
  if (!below || !above) return null;
  const share = Math.log(at / below.at) / Math.log(above.at / below.at);
  return below.accuracy + share * (above.accuracy - below.accuracy);
}

/** The points at the largest (or smallest) place as one. */
function nearest(points: readonly Achieved[], smallest = false): Achieved | undefined {
  if (points.length === 0) return undefined;
  const places = points.map((point) => point.at);
  const at = smallest ? Math.min(...places) : Math.max(...places);
  const there = points.filter((point) => Math.abs(point.at / at - 1) <= SAME_PLACE);
  return { at, accuracy: meanAccuracy(there) };
}

function meanAccuracy(points: readonly Achieved[]): number {
  return points.reduce((sum, { accuracy }) => sum + accuracy, 0) / points.length;
}

/**
 * Where to read all strategies off: the powers of two that at least two of them reach. Where there
 * are fewer than two such places, 1.5, 3, 6, 12 ... serve as well.
 */
function commonGrid(points: readonly Achieved[], reachedBy: (at: number) => number): number[] {
  const places = points.map(({ at }) => at).filter((at) => Number.isFinite(at) && at > 0);
  if (places.length === 0) return [];
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const doubling = (first: number) => {
    const found: number[] = [];
    for (let at = first; at <= most; at *= 2) {
      if (at >= least && reachedBy(at) >= 2) found.push(at);
    }
    return found;
  };
  const powers = doubling(2);
  return powers.length >= 2 ? powers : [...powers, ...doubling(1.5)].toSorted((a, b) => a - b);
}
