import canonicalize from 'canonicalize';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Comparison, ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { lacksReference } from './missing-reference.ts';
import { keyOfPair, pairOf } from './pair-of.ts';
import { holm } from '../../statistics/holm.ts';
import { wilcoxonP } from '../../statistics/wilcoxon.ts';
import { leastSignFlipP } from '../../statistics/power.ts';

/** An experiment among several. */
export interface AcrossExperiment {
  readonly id: string;
  readonly document: Pick<ExperimentDocument, 'dataset' | 'model' | 'fineTuning'>;
  readonly runs: readonly Pick<RunRecord, 'strategy'>[];
  readonly comparison: Comparison;
}

/** A strategy over several pairs of data set and architecture, beside the one that keeps most. */
export interface AcrossRow {
  /** Its series in the first experiment that counts. */
  readonly series: ComparisonSeries;
  /** Accuracy less the reference's: a mean over the levels in common, then over the experiments of a pair, then over the pairs. */
  readonly difference: number;
  /** In how many pairs the first of the list keeps more than this one; null for itself. */
  readonly behind: number | null;
  /** Of Wilcoxon's signed ranks against the first, corrected for all comparisons; null for itself and without any difference. */
  readonly adjustedP: number | null;
}

/** What several experiments say together of the strategies that all of them have. */
export interface Across {
  /** Id of the experiment whose series stand in the rows. */
  readonly first: string;
  /** Distinct pairs of data set and architecture. */
  readonly pairs: number;
  /** The least p that so many pairs can give at all. */
  readonly leastP: number;
  /** For how many comparisons of two strategies p is corrected. */
  readonly comparisons: number;
  /** The one that keeps most first. */
  readonly rows: readonly AcrossRow[];
}

/**
 * Strategies over several data sets or architectures, after Demšar (JMLR 7, 2006) and Benavoli, Corani and
 * Mangili (JMLR 17, 2016): one figure per strategy and pair of data set and architecture, so that these count
 * alike however many seeds or experiments they have, and repeats of one are not taken for others; signed ranks,
 * since differences have no common scale; and Holm's correction over all comparisons, since the first was found
 * among them. Experiments without a reference that was trained as long are left out: their differences are too
 * favourable. Null where that leaves fewer than two pairs, or strategies in common.
 */
export function acrossExperiments(experiments: readonly AcrossExperiment[]): Across | null {
  const fair = experiments.filter(({ document, runs }) => !lacksReference(document, runs));
  const pairs = [...Map.groupBy(fair, ({ document }) => keyOfPair(pairOf(document))).values()];
  const [first] = fair;
  if (first === undefined || pairs.length < 2) return null;
  const scored = first.comparison.series
    .flatMap((series) => {
      const scores = scoresOf(
        pairs.map((members) => members.map(({ comparison }) => levelsOf(comparison, series))),
      );
      return scores === null ? [] : [{ series, scores, difference: meanOf(scores) }];
    })
    .toSorted((a, b) => b.difference - a.difference);
  const [best] = scored;
  if (best === undefined || scored.length < 2) return null;
  // Those with the first of the list come first.
  const contests = scored.flatMap((one, place) =>
    scored.slice(place + 1).map((other) => differences(one.scores, other.scores)),
  );
  const adjusted = holm(contests.map(wilcoxonP));
  return {
    first: first.id,
    pairs: pairs.length,
    leastP: leastSignFlipP(pairs.length),
    comparisons: contests.length,
    rows: scored.map(({ series, difference }, place) => ({
      series,
      difference,
      behind: place === 0 ? null : (contests[place - 1] ?? []).filter((ahead) => ahead > 0).length,
      adjustedP: place === 0 ? null : (adjusted[place - 1] ?? null),
    })),
  };
}

/** Mean differences by level. */
type Levels = ReadonlyMap<number, number>;

/** By pair the mean difference over the levels that all experiments have; null where there is none. */
function scoresOf(pairs: readonly (readonly Levels[])[]): number[] | null {
  const everywhere = pairs.flat();
  const common = [...(everywhere[0]?.keys() ?? [])].filter((level) =>
    everywhere.every((one) => one.has(level)),
  );
  if (common.length === 0) return null;
  return pairs.map((members) =>
    meanOf(members.map((one) => meanOf(common.map((level) => one.get(level) ?? NaN)))),
  );
}

/** Of the same strategy with the same parameters; none where an experiment does not have it. */
function levelsOf(
  { series }: Comparison,
  { strategy, parameters }: Pick<ComparisonSeries, 'strategy' | 'parameters'>,
): Levels {
  const wanted = canonicalize(parameters);
  const same = series.find(
    (one) => one.strategy === strategy && canonicalize(one.parameters) === wanted,
  );
  return new Map(
    same?.points.flatMap(({ level, difference }) =>
      difference === null ? [] : [[level, difference.mean]],
    ),
  );
}

function differences(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, pair) => value - (other[pair] ?? NaN));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
