import { describe, expect, it } from 'vitest';
import { comparisonPoint, spread } from '../../../test/fixtures/records.ts';
import type { Answer, Candidate } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { paragraphText } from '../../language/sentence-text.ts';
import { vocabularyIn } from '../../language/vocabulary.ts';
import { candidateName, verdict } from './verdict.ts';

const vocabulary = vocabularyIn('en', { strategies: [], models: [], datasets: [] });
const told = (answer: Answer) => paragraphText(verdict(answer, vocabulary), 'en');

const candidate = (strategy: string, level: number): Candidate => ({
  seriesKey: strategy,
  strategy,
  telling: [],
  level,
  sameLevels: [],
  point: comparisonPoint({ level, achievedSparsity: spread(level) }),
  fits: [],
});
const difference: PairedDifference = {
  n: 3,
  mean: 0.0012,
  sd: 0.0005,
  halfWidth: 0.001,
  p: 0.005,
  adjustedP: 0.02,
  margin: 0.005,
  equivalenceP: 0.1,
  state: 'different',
  test: { method: 'paired', degreesOfFreedom: 2, comparisons: 6 },
};
const undecided: PairedDifference = { ...difference, p: 0.2, adjustedP: 1, state: 'undecided' };

const answer = (fields: Partial<Answer>): Answer => ({
  considered: 9,
  meeting: 4,
  guessing: 0,
  best: candidate('A', 0.9),
  runnerUp: candidate('B', 0.8),
  nearest: null,
  chosenOn: 'validation',
  measure: 'accuracy',
  difference,
  accuracyDifference: null,
  testDifference: { n: 3, mean: 0.0005, sd: 0.0008, halfWidth: 0.002 },
  verdict: 'separated',
  equivalent: [],
  undecided: [],
  importedStart: null,
  cameAtChance: false,
  showable: { n: 3, detectable: 0.0123, leastP: 0.25 },
  latencyDoubts: [],
  seedsNeeded: null,
  suggestedSeeds: [],
  ...fields,
});
const CHOSEN =
  ' It was chosen by the examples set aside for validation; accuracies are those of the test ' +
  'examples where nothing else is said.';

describe('the verdict', () => {
  it('says first where an imported network was at chance before it was fine-tuned', () => {
    const before =
      /^As it came, the imported network is no more accurate .* learnt in fine-tuning\./;
    expect(told(answer({ cameAtChance: true }))).toMatch(before);
    expect(told(answer({ cameAtChance: true, best: null, verdict: 'none' }))).toMatch(before);
    expect(told(answer({ cameAtChance: true, verdict: 'reference-at-chance' }))).not.toContain(
      'As it came',
    );
  });

  it('says first where the test examples do not bear out what validation examples chose', () => {
    const best = (mean: number): Candidate => {
      const { point, ...rest } = candidate('A', 0.9);
      const toReference = { ...difference, mean, halfWidth: 0.0379 };
      const fit = { need: 'accuracyLoss' as const, value: 0.004, limit: 0.01, margin: 0.006 };
      return {
        ...rest,
        point: { ...point, difference: toReference },
        fits: [{ ...fit, certain: false }],
      };
    };
    const text = told(answer({ best: best(-0.0479) }));
    expect(text.startsWith('On the test examples it does not meet what is asked: there its')).toBe(
      true,
    );
    expect(text).toContain('changes by −4.79 ± 3.79 percentage points against the reference');
    expect(text).toContain('may fall by no more than 1.');
    const borne = { best: best(-0.01) };
    for (const fields of [borne, { best: best(0.02) }, { best: best(-0.0479), chosenOn: 'test' }]) {
      expect(told(answer(fields as Partial<Answer>))).not.toContain('does not meet');
    }
    const unasked = { ...best(-0.0479), fits: [] };
    expect(told(answer({ best: unasked }))).not.toContain('does not meet');
  });

  it('gives the difference to the runner-up with its interval, and the p that decides', () => {
    expect(told(answer({}))).toBe(
      'On the validation examples it is more accurate than the runner-up, B at 80% sparsity, by more than chance ' +
        'explains. Best minus runner-up on the validation examples, over the 3 seeds of both: +0.12 ± 0.10 ' +
        'percentage points (± half of the 95% interval; paired t-test, p = 0.020 corrected for 6 comparisons). ' +
        `On the test examples: +0.05 ± 0.20 percentage points.${CHOSEN}`,
    );
  });

  it('speaks of validation only where it chose', () => {
    const text = told(answer({ chosenOn: 'test', testDifference: null }));
    expect(text).toContain(
      'It is more accurate than the runner-up, B at 80% sparsity, by more than chance explains. ' +
        'Best minus runner-up, over the 3 seeds of both: +0.12 ± 0.10 percentage points',
    );
    expect(text).not.toContain('On the test examples:');
  });

  it('does not speak of a correction where nothing else was tested', () => {
    const test = { method: 'pooled' as const, degreesOfFreedom: 4, comparisons: 1 };
    expect(told(answer({ difference: { ...difference, adjustedP: 0.0002, test } }))).toContain(
      'paired t-test with a pooled variance, p < 0.001).',
    );
  });

  it('says so where the best lacks seeds by which it is first', () => {
    const text = told(answer({ difference: { ...difference, mean: -0.0012 } }));
    expect(text).toContain('Over the seeds of both the runner-up, B at 80% sparsity, does better');
    const smaller = { ...difference, mean: -0.1, adjustedP: null, test: null };
    expect(told(answer({ measure: 'size', difference: smaller }))).toMatch(
      /^It is smaller than the runner-up, B at 80% sparsity\. Its size after gzip against the runner-up’s, over the 3 seeds of both: −9\.5%\./,
    );
  });

  it('has no p where the seeds all differ by the same', () => {
    const text = told(
      answer({ difference: { ...difference, sd: 0, halfWidth: 0, adjustedP: null, test: null } }),
    );
    expect(text).toContain('over the 3 seeds of both: +0.12 ± 0.00 percentage points.');
  });

  it('says of the same two networks at every seed that nothing follows for others', () => {
    const once = { ...difference, sd: null, halfWidth: null, adjustedP: null, test: null };
    const text = told(answer({ verdict: 'one-network', chosenOn: 'test', difference: once }));
    expect(text).toContain(
      'All seeds give the same two networks, this one and B at 80% sparsity: they share the dense network, ' +
        'and nothing is drawn by chance. What lies between these two says nothing of others. Best minus ' +
        'runner-up, over the 3 seeds of both: +0.12 percentage points.',
    );
  });

  it('says of a dense network that came trained what its figures cannot say', () => {
    const importedStart = {
      epochs: 0,
      fineTuningEpochs: 2,
      folds: 0,
      validationFraction: 0.1,
      normalisation: 'standard' as const,
      anew: [],
    };
    expect(told(answer({ importedStart, best: null, verdict: 'reference-at-chance' }))).toMatch(
      /^No recommendation: the imported network .* Most likely it was trained on others: .* \(the normalisation\)/,
    );
    const text = told(answer({ importedStart }));
    expect(text).toContain('The dense network came trained: for how long');
    expect(text).toContain('It is given values less their mean and over their deviation');
    expect(text).toContain('All seeds share this one dense network');
    expect(told(answer({ importedStart, best: null, verdict: 'none' }))).not.toContain('trained');
  });

  it('calls equal only what is shown to be so, by its margin', () => {
    expect(told(answer({ verdict: 'equivalent' }))).toContain(
      'practically as accurate as the runner-up, B at 80% sparsity: what lies between them is within ' +
        '0.5 percentage points.',
    );
  });

  it('says what is undecided, what the seeds can show, and how many would settle it', () => {
    const text = told(
      answer({
        verdict: 'undecided',
        difference: undecided,
        seedsNeeded: 12,
        suggestedSeeds: [3, 4, 5, 6, 7],
      }),
    );
    expect(text).toContain('is undecided: neither a difference nor equality is shown.');
    expect(text).toContain(
      'At this spread 3 seeds show a difference of about 1.23 percentage points',
    );
    expect(text).toContain('no p of theirs is below 0.25.');
    expect(text).toContain(
      'About 12 seeds in all would settle it, were the difference as seen; 5 more are a start.',
    );
    expect(text).not.toContain('By itself');
  });

  it('tells of a difference that is clear by itself, for how many it was corrected', () => {
    const clear = { ...undecided, p: 0.01, adjustedP: 0.06 };
    expect(told(answer({ verdict: 'undecided', difference: clear }))).toContain(
      'By itself the difference is clear; it is not after correction for 6 comparisons.',
    );
  });

  it('says so where the seeds can show nothing at all', () => {
    const showable = { n: 3, detectable: 1.07, leastP: 0.25 };
    expect(told(answer({ verdict: 'undecided', difference: undecided, showable }))).toContain(
      'At this spread 3 seeds can show no difference of accuracies after correction;',
    );
  });

  it('does not promise that seeds help where they would not', () => {
    const hopeless = answer({ verdict: 'undecided', difference: undecided });
    expect(told(hopeless)).toContain('Even a hundred seeds would hardly settle it');
    const folds = { method: 'resampled' as const, degreesOfFreedom: 4, comparisons: 1 };
    expect(told({ ...hopeless, difference: { ...undecided, test: folds } })).toContain(
      'More seeds would add little',
    );
  });

  it.each(['size', 'macs', 'latency'] as const)('answers what was asked: %s', (measure) => {
    const smaller = { ...difference, mean: -0.2, halfWidth: 0.05 };
    const texts = (['separated', 'equivalent', 'undecided'] as const).map((way) =>
      told(answer({ verdict: way, measure, difference: smaller })),
    );
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) {
      expect(text).not.toContain('accurate than');
      // exp(-0.25) - 1 and exp(-0.15) - 1.
      expect(text).toContain('−18.1% (95% interval from −22.1% to −13.9%; paired t-test');
    }
  });

  it('tells of latencies that should be measured again', () => {
    const way = { measure: 'latency', verdict: 'undecided', difference: undecided } as const;
    const unreliable = 'Latencies that this rests on are unreliable: measure them again.';
    expect(told(answer({ ...way, latencyDoubts: ['busy'] }))).toContain(unreliable);
    const old = told(answer({ ...way, latencyDoubts: ['single-burst'] }));
    expect(old).toContain('Latencies that an earlier version measured');
    expect(old).not.toContain(unreliable);
    expect(told(answer(way))).not.toContain('measure them again');
  });

  it('says that the more accurate is first only where it is so, and what is shown of that', () => {
    const size = { verdict: 'equivalent', measure: 'size', chosenOn: 'test' } as const;
    const first = (mean: number, state: PairedDifference['state']) =>
      told(answer({ ...size, accuracyDifference: { ...undecided, mean, state } }));
    expect(first(0.003, 'undecided')).toContain(
      'It is practically as small as the runner-up, B at 80% sparsity. First is the one of higher mean ' +
        'accuracy: by +0.30 ± 0.10 percentage points (undecided).',
    );
    expect(first(0.003, null)).toContain('(a single seed).');
    expect(first(-0.003, 'undecided')).not.toContain('First is');
  });

  it('speaks of seeds and folds in cross-validation, which chose as well', () => {
    const best = candidate('A', 0.9);
    const runs = [0, 1].map((index) => ({ id: String(index), seed: 0, fold: { index, of: 2 } }));
    const folds = { ...best, point: { ...best.point, runs } };
    const text = told(answer({ chosenOn: 'folds', best: folds }));
    expect(text).toContain('Best minus runner-up, over the 3 seeds and folds of both:');
    expect(text).toContain('It was chosen by the folds on which it is also judged');
  });

  it('says by what was chosen, and who was left out', () => {
    expect(told(answer({ chosenOn: 'test', guessing: 2 }))).toMatch(
      /Left out for being no better than guessing: 2 of the candidates\. It was chosen by the test set/,
    );
  });

  it('has a sentence for every other way it can end', () => {
    const ways = ['empty', 'none', 'alone', 'one-seed'] as const;
    for (const way of ways) expect(told(answer({ verdict: way })), way).toMatch(/\.$/);
    expect(told(answer({ verdict: 'none' }))).toContain('none of 9 candidates');
    expect(told(answer({ verdict: 'one-seed' }))).toContain('B at 80% sparsity may be as good');
    const doubts = ['reference-at-chance', 'reference-not-finite', 'wrecked'] as const;
    for (const way of doubts) {
      const text = told(answer({ verdict: way, best: null, runnerUp: null }));
      expect(text, way).toMatch(/^No recommendation: [^]*\.$/);
      expect(text).not.toContain('chosen');
    }
  });

  it('names candidates in the language of the reader', () => {
    const tied = answer({ verdict: 'undecided', difference: undecided });
    expect(paragraphText([candidateName(candidate('B', 0.8), vocabulary)], 'zh')).toBe(
      'B（稀疏度 80%）',
    );
    expect(paragraphText(verdict(tied, vocabulary), 'zh')).toContain(
      '它是否比次优的B（稀疏度 80%）更准确，尚无定论',
    );
  });
});
