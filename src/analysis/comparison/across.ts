import canonicalize from 'canonicalize';
import type { Comparison, ComparisonPoint, ComparisonSeries } from '../../contract/results.ts';
import { holm } from '../../statistics/holm.ts';
import { wilcoxonP } from '../../statistics/wilcoxon.ts';
import { leastSignFlipP } from '../../statistics/power.ts';

/** A strategy over several experiments, beside the one that keeps most. */
export interface AcrossRow {
  /** Its series in the first experiment. */
  readonly series: ComparisonSeries;
  /** Accuracy less the reference's, a mean over the levels in common and then over the experiments. */
  readonly difference: number;
  /** In how many experiments the first of the list keeps more than this one; null for itself. */
  readonly behind: number | null;
  /** Of Wilcoxon's signed ranks against the first, corrected for all pairs; null for itself and without any difference. */
  readonly adjustedP: number | null;
}

/** What several experiments say together of the strategies that all of them have. */
export interface Across {
  readonly experiments: number;
  /** The least p that so many experiments can give at all. */
  readonly leastP: number;
  /** How many pairs of strategies p is corrected for. */
  readonly comparisons: number;
  /** The one that keeps most first. */
  readonly rows: readonly AcrossRow[];
}

/**
 * Strategies over several data sets or models, after Demšar (JMLR 7, 2006) and Benavoli, Corani and Mangili
 * (JMLR 17, 2016): one figure per strategy and experiment, so that experiments count alike however many
 * seeds they have; signed ranks, since differences have no common scale; and Holm's correction over all
 * pairs, since the first was found among them. Null where there are fewer than two experiments or strategies
 * in common.
 */
export function acrossExperiments(comparisons: readonly Comparison[]): Across | null {
  const [first, ...others] = comparisons;
  if (first === undefined || others.length === 0) return null;
  const scored = first.series
    .flatMap((series) => {
      const everywhere = [series, ...others.map((one) => sameSeries(one, series))];
      const scores = scoresOf(
        everywhere.flatMap((one) => one ?? []),
        comparisons.length,
      );
      return scores === null ? [] : [{ series, scores, difference: meanOf(scores) }];
    })
    .toSorted((a, b) => b.difference - a.difference);
  const [best] = scored;
  if (best === undefined || scored.length < 2) return null;
  // Those with the first of the list come first.
  const pairs = scored.flatMap((one, place) =>
    scored.slice(place + 1).map((other) => differences(one.scores, other.scores)),
  );
  const adjusted = holm(pairs.map(wilcoxonP));
  return {
    experiments: comparisons.length,
    leastP: leastSignFlipP(comparisons.length),
    comparisons: pairs.length,
    rows: scored.map(({ series, difference }, place) => ({
      series,
      difference,
      behind: place === 0 ? null : (pairs[place - 1] ?? []).filter((ahead) => ahead > 0).length,
      adjustedP: place === 0 ? null : (adjusted[place - 1] ?? null),
    })),
  };
}

/** By experiment the mean difference over the levels that all of them have; null where there is none. */
function scoresOf(everywhere: readonly ComparisonSeries[], experiments: number): number[] | null {
  if (everywhere.length < experiments) return null;
  const known = everywhere.map(
    ({ points }) =>
      new Map(points.flatMap((point) => differenceAt(point).map((mean) => [point.level, mean]))),
  );
  const levels = [...(known[0]?.keys() ?? [])].filter((level) =>
    known.every((one) => one.has(level)),
  );
  if (levels.length === 0) return null;
  return known.map((one) => meanOf(levels.map((level) => one.get(level) ?? NaN)));
}

function differenceAt({ difference }: ComparisonPoint): number[] {
  return difference === null ? [] : [difference.mean];
}

function sameSeries({ series }: Comparison, { strategy, parameters }: ComparisonSeries) {
  const wanted = canonicalize(parameters);
  return series.find((one) => one.strategy === strategy && canonicalize(one.parameters) === wanted);
}

function differences(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, experiment) => value - (other[experiment] ?? NaN));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
