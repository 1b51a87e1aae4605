import type { SeriesRun } from '../../src/analysis/comparison/compare.ts';
import { DENSE_CONTINUED } from '../../src/contract/words.ts';
import { randomStream } from '../../src/engine/random.ts';
import { seriesRun } from '../../test/fixtures/series-run.ts';
import { SEED_SD } from './scenarios.ts';
import type { Scenario, TrueCandidate } from './scenarios.ts';

/**
 * The runs of one made-up experiment: normal deviates around the truth, of which a seed shares one among
 * all networks that start from it. Loss and size are deviates too, so that no two networks are the same.
 *
 * @param number which of the scenario's experiments: the same number gives the same one
 */
export function madeUpRuns(scenario: Scenario, seeds: number, number: number): SeriesRun[] {
  const { uniform } = randomStream(number, 'simulation', scenario.name, seeds);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const shared = Array.from({ length: seeds }, () => SEED_SD * normal());
  const runsOf = (strategy: string, level: number, { accuracy, sd }: TrueCandidate) =>
    shared.map((ofSeed, seed) => {
      const seen = Math.min(1, accuracy + ofSeed + sd * normal());
      const counted = Math.round(seen * scenario.testExamples) / scenario.testExamples;
      return seriesRun(strategy, level, seed, { accuracy: counted, loss: uniform() });
    });
  return [
    ...runsOf(DENSE_CONTINUED, 0, scenario.reference),
    ...scenario.strategies.flatMap((levels, strategy) =>
      levels.flatMap((candidate, level) => runsOf(`strategy-${strategy}`, level, candidate)),
    ),
  ];
}
