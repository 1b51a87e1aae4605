import { answer } from '../../src/analysis/answer/answer.ts';
import { compare } from '../../src/analysis/comparison/compare.ts';
import { needsSchema } from '../../src/contract/answer.ts';
import type { Answer, Candidate } from '../../src/contract/answer.ts';
import type { Comparison } from '../../src/contract/results.ts';
import { EQUIVALENCE_MARGIN } from '../../src/contract/results.ts';
import { madeUpRuns } from './experiment.ts';
import type { Scenario } from './scenarios.ts';

/** What is judged of one experiment, each as a share of what could have been so. */
export interface Judged {
  /** The answer names a truly best candidate. */
  readonly namesBest: number;
  /** It says that the best is better than the runner-up, which is at least as good. */
  readonly wrongDifference: number;
  /** Some candidate that is truly as good as the best is said to be worse. */
  readonly leftOut: number;
  /** Some candidate that lies as far from the best as the margin, or farther, is called equivalent to it. */
  readonly wrongEquivalence: number;
  /** Of the strategies with a level that loses nothing: in the table such a level is said to differ. */
  readonly tableDifference: number;
  /** Of the strategies with a level beyond the margin: in the table such a level is called equivalent. */
  readonly tableEquivalence: number;
  /** It says that the best is better than the runner-up, and it is. */
  readonly separates: number;
  /** How many are undecided, of those beside the best. */
  readonly undecided: number;
}

export interface Outcome extends Judged {
  readonly scenario: string;
  readonly seeds: number;
}

const NEEDS = needsSchema.parse({ accuracyLoss: null, size: null, macs: null, latency: null });
/** Truths are written as decimal fractions. */
const ROUNDING = 1e-9;

/** Asks for the most accurate in many experiments of a scenario. */
export function simulate(scenario: Scenario, seeds: number, experiments: number): Outcome {
  const all = Array.from({ length: experiments }, (_, number) => {
    const runs = madeUpRuns(scenario, seeds, number);
    const comparison = compare(runs);
    const records = runs.map(({ record }) => record);
    return {
      ...judgeAnswer(scenario, answer(comparison, records, NEEDS)),
      ...judgeTable(scenario, comparison),
    };
  });
  const share = (figure: keyof Judged) =>
    all.reduce((sum, one) => sum + one[figure], 0) / experiments;
  return {
    scenario: scenario.name,
    seeds,
    namesBest: share('namesBest'),
    wrongDifference: share('wrongDifference'),
    leftOut: share('leftOut'),
    wrongEquivalence: share('wrongEquivalence'),
    tableDifference: share('tableDifference'),
    tableEquivalence: share('tableEquivalence'),
    separates: share('separates'),
    undecided: share('undecided'),
  };
}

function judgeAnswer({ strategies }: Scenario, found: Answer) {
  const { best, runnerUp, equivalent, undecided, verdict } = found;
  if (best === null || runnerUp === null) throw new Error('A made-up experiment has an answer.');
  const truth = ({ strategy, level }: Pick<Candidate, 'strategy' | 'level'>) =>
    strategies[Number(strategy.replace('strategy-', ''))]?.[level]?.accuracy ?? NaN;
  const most = Math.max(...strategies.flat().map(({ accuracy }) => accuracy));
  const kept = [best, ...equivalent, ...undecided];
  const equals = strategies.flat().filter(({ accuracy }) => most - accuracy < ROUNDING).length;
  const keptEquals = kept.filter((one) => most - truth(one) < ROUNDING).length;
  const isWrong = truth(runnerUp) >= truth(best) - ROUNDING;
  const is = (condition: boolean) => (condition ? 1 : 0);
  return {
    namesBest: is(most - truth(best) < ROUNDING),
    wrongDifference: is(verdict === 'separated' && isWrong),
    leftOut: is(keptEquals < equals),
    wrongEquivalence: is(
      equivalent.some((one) => Math.abs(truth(one) - truth(best)) >= EQUIVALENCE_MARGIN - ROUNDING),
    ),
    separates: is(verdict === 'separated' && !isWrong),
    undecided: undecided.length / (strategies.flat().length - 1),
  };
}

function judgeTable({ strategies, reference }: Scenario, { series }: Comparison) {
  const states = series.map(({ points }) => points.map(({ difference }) => difference?.state));
  const lost = strategies.map((levels) =>
    levels.map(({ accuracy }) => Math.abs(accuracy - reference.accuracy)),
  );
  /** Of the strategies with a level of which it would be wrong, those in which it is said of one. */
  const wrongly = (said: string, wouldBeWrong: (loss: number) => boolean) => {
    const could = lost.flatMap((losses, strategy) => {
      const levels = losses.flatMap((loss, level) => (wouldBeWrong(loss) ? [level] : []));
      return levels.length === 0
        ? []
        : [levels.some((level) => states[strategy]?.[level] === said)];
    });
    return could.length === 0 ? 0 : could.filter(Boolean).length / could.length;
  };
  return {
    tableDifference: wrongly('different', (loss) => loss < ROUNDING),
    tableEquivalence: wrongly('equivalent', (loss) => loss >= EQUIVALENCE_MARGIN - ROUNDING),
  };
}
