import type { Answer, Candidate, Measure, Needs } from '../../contract/answer.ts';
import type { ImportedStart } from '../../contract/imported-start.ts';
import type { LatencyDoubt } from '../../contract/latency.ts';
import type { Comparison, PairedDifference, Spread } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { spread } from '../../statistics/spread.ts';
import { isClearByItself } from '../comparison/differences.ts';
import {
  accuraciesOf,
  differencesOf,
  foldsOf,
  isAtChance,
  isRepeated,
} from '../comparison/against-reference.ts';
import { withoutInterval } from '../comparison/one-network.ts';
import { contendersOf } from './candidates.ts';
import { contest } from './contest.ts';
import type { Rival } from './rival.ts';
import { indexRuns } from './costs.ts';
import type { RunIndex } from './costs.ts';
import { meets, shortfall } from './fits.ts';
import { ranked } from './ranking.ts';
import type { Contender } from './ranking.ts';
import { seedsNeeded, showable, suggestedSeeds } from './seeds-needed.ts';
import { cameAtChance, distrust } from './trust.ts';

/**
 * Which strategy suits best, how sure that is, and what would tell. A candidate is a strategy at a
 * level that has figures; controls are candidates, dense networks are not. The runner-up is the
 * best candidate of another entry of the experiment: that one strategy is as good at two levels
 * says nothing of which strategy to take.
 *
 * @param records all runs of the experiment, dense ones too
 * @param importedStart what its document does with a dense network that came trained
 */
export function answer(
  comparison: Comparison,
  records: readonly RunRecord[],
  needs: Needs,
  importedStart: ImportedStart | null = null,
): Answer {
  const index = indexRuns(records, comparison.reference);
  const contenders = contendersOf(comparison, index, needs);
  const learnt = contenders.filter(({ candidate }) => !isAtChance(candidate.point, index.byId));
  const meeting = ranked(
    learnt.filter(({ candidate }) => meets(candidate, needs)),
    needs.prefer,
  ).map(({ candidate }) => candidate);
  const [best] = meeting;
  const found: Answer = {
    ...NOTHING,
    considered: contenders.length,
    meeting: meeting.length,
    guessing: contenders.length - learnt.length,
    chosenOn: index.chosenOn,
    measure: needs.prefer,
    importedStart,
    cameAtChance: cameAtChance(records, importedStart),
  };
  const doubt = distrust(records, index);
  if (doubt !== null) return { ...found, verdict: doubt };
  if (best === undefined) {
    if (contenders.length === 0) return found;
    return {
      ...found,
      verdict: 'none',
      nearest: nearestOf(learnt, needs),
      latencyDoubts: doubtsOf(
        learnt.map(({ candidate }) => candidate),
        needs,
      ),
    };
  }
  const rivals = contest(meeting, index, needs);
  const runnerUp = rivals.find(({ candidate }) => candidate.seriesKey !== best.seriesKey);
  const difference = runnerUp?.difference ?? null;
  const verdict = runnerUp ? verdictOf(difference, needs.prefer) : 'alone';
  return {
    ...found,
    best,
    runnerUp: runnerUp?.candidate ?? null,
    difference,
    accuracyDifference: runnerUp ? inAccuracy(meeting, runnerUp.candidate, index, needs) : null,
    testDifference: runnerUp ? onTest(best, runnerUp.candidate, index) : null,
    verdict,
    ...tiesOf(rivals, verdict === 'one-seed' || verdict === 'one-network'),
    latencyDoubts: doubtsOf([best, runnerUp?.candidate], needs),
    ...whatWouldTell(verdict, difference, records),
  };
}

const NOTHING: Answer = {
  considered: 0,
  meeting: 0,
  guessing: 0,
  best: null,
  runnerUp: null,
  nearest: null,
  chosenOn: 'test',
  measure: 'accuracy',
  difference: null,
  accuracyDifference: null,
  testDifference: null,
  verdict: 'empty',
  equivalent: [],
  undecided: [],
  latencyDoubts: [],
  showable: null,
  seedsNeeded: null,
  suggestedSeeds: [],
  importedStart: null,
  cameAtChance: false,
};

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

/** Best minus runner-up in accuracy, where that is not what is compared anyway. */
function inAccuracy(
  meeting: readonly Candidate[],
  runnerUp: Candidate,
  index: RunIndex,
  needs: Needs,
): PairedDifference | null {
  if (needs.prefer === 'accuracy') return null;
  const rivals = contest(meeting, index, { ...needs, prefer: 'accuracy' });
  return rivals.find(({ candidate }) => candidate === runnerUp)?.difference ?? null;
}

/** How two candidates that validation examples chose differ on the test set; null where these did not. */
function onTest(one: Candidate, other: Candidate, { byId, chosenOn }: RunIndex): Spread | null {
  const [first, second] = [one, other].map(({ point }) => accuraciesOf(point, byId));
  const differences = differencesOf(first ?? new Map(), second ?? new Map());
  if (chosenOn !== 'validation' || differences.size === 0) return null;
  const over = spread([...differences.values()], foldsOf([one.point]));
  return isRepeated(one.point, other.point, byId) ? withoutInterval(over) : over;
}

/** Why latencies of candidates should be measured again, where latency was asked about at all. */
function doubtsOf(
  candidates: readonly (Candidate | undefined)[],
  { latency, prefer }: Needs,
): LatencyDoubt[] {
  if (latency === null && prefer !== 'latency') return [];
  return [...new Set(candidates.flatMap((one) => one?.point.latencyDoubts ?? []))];
}

/** Latencies are compared over bursts: where these are not known, one seed is not why. */
function verdictOf(difference: PairedDifference | null, measure: Measure): Answer['verdict'] {
  const state = difference?.state ?? null;
  // Candidates at chance are left out before.
  if (state === null || state === 'at-chance') {
    if (measure === 'latency') return 'undecided';
    return (difference?.n ?? 0) > 1 ? 'one-network' : 'one-seed';
  }
  return state === 'different' ? 'separated' : state;
}

/** Who is not shown to be worse: those who are shown to be as good, and those of whom neither is. */
function tiesOf(
  rivals: readonly Rival[],
  hasOneSeed: boolean,
): Pick<Answer, 'equivalent' | 'undecided'> {
  const open = rivals.filter(({ difference }) =>
    difference === null || difference.state === null
      ? !hasOneSeed
      : difference.state === 'undecided',
  );
  return {
    equivalent: rivals
      .filter(({ difference }) => difference?.state === 'equivalent')
      .map(({ candidate }) => candidate),
    undecided: open
      .map(({ candidate, difference }) => ({
        ...candidate,
        clearByItself: difference !== null && isClearByItself(difference),
      }))
      .toSorted((one, other) => Number(one.clearByItself) - Number(other.clearByItself)),
  };
}

/** More seeds, where they would settle what is not. */
function whatWouldTell(
  verdict: Answer['verdict'],
  difference: PairedDifference | null,
  records: readonly RunRecord[],
): Pick<Answer, 'showable' | 'seedsNeeded' | 'suggestedSeeds'> {
  const used = [...new Set(records.map(({ seed }) => seed))];
  const shown = { showable: showable(difference), seedsNeeded: null, suggestedSeeds: [] };
  if (verdict === 'one-seed') return { ...shown, suggestedSeeds: suggestedSeeds(used, 0) };
  const needed = verdict === 'undecided' && difference ? seedsNeeded(difference) : null;
  if (needed === null) return shown;
  return { ...shown, seedsNeeded: needed, suggestedSeeds: suggestedSeeds(used, needed) };
}
