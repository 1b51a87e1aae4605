import type { Answer, Candidate, Needs } from '../../contract/answer.ts';
import type { Comparison, ComparisonPoint, PairedDifference } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { holm } from '../comparison/holm.ts';
import { pairedDifference } from '../comparison/paired-difference.ts';
import { SIGNIFICANCE } from '../../statistics/student-t.ts';
import { costsOf, indexRuns } from './costs.ts';
import type { RunIndex } from './costs.ts';
import { fitsOf, meets, shortfall } from './fits.ts';
import { ranked } from './ranking.ts';
import type { Contender } from './ranking.ts';
import { seedsToTell, suggestedSeeds } from './seeds-needed.ts';

/**
 * Which strategy suits best, how sure that is, and what would tell. A candidate is a strategy at a
 * level that has figures; controls are candidates, the dense baseline is not. The runner-up is the
 * best candidate of another entry of the experiment: that one strategy is as good at two levels
 * says nothing of which strategy to take.
 *
 * @param records all runs of the experiment, dense baselines too
 */
export function answer(
  comparison: Comparison,
  records: readonly RunRecord[],
  needs: Needs,
): Answer {
  const index = indexRuns(records, comparison.reference);
  const contenders = contendersOf(comparison, index, needs);
  const meeting = ranked(
    contenders.filter(({ candidate }) => meets(candidate, needs)),
    needs.prefer,
  ).map(({ candidate }) => candidate);
  const [best] = meeting;
  const found = { ...NOTHING, considered: contenders.length, meeting: meeting.length };
  if (best === undefined) {
    const verdict = contenders.length === 0 ? 'empty' : 'none';
    return { ...found, verdict, nearest: nearestOf(contenders, needs) };
  }
  const rivals = againstRivals(best, meeting.slice(1), index);
  const runnerUp = rivals.find(({ candidate }) => candidate.seriesKey !== best.seriesKey);
  const ties = rivals
    .filter(({ difference }) => isTied(difference))
    .map((rival) => rival.candidate);
  if (runnerUp === undefined) return { ...found, best, ties, verdict: 'alone' };
  const { difference } = runnerUp;
  const verdict = verdictOf(difference);
  const compared = rivals.flatMap((rival) => rival.difference ?? []);
  const needed = verdict === 'tied' && difference ? seedsToTell(difference, compared) : null;
  return {
    ...found,
    best,
    runnerUp: runnerUp.candidate,
    difference,
    verdict,
    ties,
    seedsNeeded: needed,
    suggestedSeeds: verdict === 'separated' ? [] : suggestedSeeds(seedsOf(records), needed),
  };
}

const NOTHING: Omit<Answer, 'considered' | 'meeting' | 'verdict'> = {
  best: null,
  runnerUp: null,
  nearest: null,
  difference: null,
  ties: [],
  seedsNeeded: null,
  suggestedSeeds: [],
};

function contendersOf(comparison: Comparison, index: RunIndex, needs: Needs): Contender[] {
  return comparison.series.flatMap(({ key, strategy, telling, points }) =>
    points.map((point): Contender => {
      const costs = costsOf(point, index, needs.batchSize);
      const { level } = point;
      const fits = fitsOf(costs, needs);
      return { costs, candidate: { seriesKey: key, strategy, telling, level, point, fits } };
    }),
  );
}

/** Of those whose every figure is known, the one that misses by least; the first of equals. */
function nearestOf(contenders: readonly Contender[], needs: Needs): Candidate | null {
  let nearest: Candidate | null = null;
  let least = Infinity;
  for (const { candidate } of ranked(contenders, needs.prefer)) {
    const miss = shortfall(candidate, needs);
    if (miss === null || miss >= least) continue;
    least = miss;
    nearest = candidate;
  }
  return nearest;
}

interface Rival {
  readonly candidate: Candidate;
  /** Best minus this one, in final accuracy over the seeds that both have; null for no such seed. */
  readonly difference: PairedDifference | null;
}

/** The best against each other one that meets the needs; Holm's correction is over them all. */
function againstRivals(best: Candidate, others: readonly Candidate[], { byId }: RunIndex): Rival[] {
  const accuracies = (point: ComparisonPoint) =>
    new Map(point.runs.map((run) => [repeatOf(run), byId.get(run.id)?.metrics?.accuracy]));
  const ofBest = accuracies(best.point);
  const differences = others.map(({ point }) =>
    pairedDifference(
      [...accuracies(point)].flatMap(([repeat, accuracy]) => {
        const own = ofBest.get(repeat);
        return own === undefined || accuracy === undefined ? [] : [own - accuracy];
      }),
    ),
  );
  const adjusted = holm(differences.map((difference) => difference?.p ?? null));
  return others.map((candidate, place) => {
    const difference = differences[place];
    const adjustedP = adjusted[place] ?? null;
    return { candidate, difference: difference ? { ...difference, adjustedP } : null };
  });
}

function verdictOf(difference: PairedDifference | null): 'separated' | 'tied' | 'one-seed' {
  if (difference === null || difference.halfWidth === null) return 'one-seed';
  return isTied(difference) ? 'tied' : 'separated';
}

/** Accuracies are counts over a test set: what is smaller than this is rounding. */
const ROUNDING = 1e-12;

/**
 * The corrected p decides, and nothing else. There is none where every seed has the same difference:
 * then there is one, or none at all. With one seed nothing can be said.
 */
function isTied(difference: PairedDifference | null): boolean {
  if (difference === null || difference.halfWidth === null) return false;
  const { adjustedP, mean } = difference;
  return adjustedP === null ? Math.abs(mean) <= ROUNDING : adjustedP >= SIGNIFICANCE;
}

function seedsOf(records: readonly RunRecord[]): number[] {
  return [...new Set(records.map(({ seed }) => seed))];
}
