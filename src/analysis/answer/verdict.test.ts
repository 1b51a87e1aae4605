import { describe, expect, it } from 'vitest';
import { comparisonPoint, spread } from '../../../test/fixtures/records.ts';
import type { Answer, Candidate } from '../../contract/answer.ts';
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
  point: comparisonPoint({ level, achievedSparsity: spread(level) }),
  fits: [],
});
const difference = { n: 3, mean: 0.0012, sd: 0.0005, halfWidth: 0.001, p: 0.005, adjustedP: 0.02 };

const answer = (fields: Partial<Answer>): Answer => ({
  considered: 9,
  meeting: 4,
  best: candidate('A', 0.9),
  runnerUp: candidate('B', 0.8),
  nearest: null,
  difference,
  verdict: 'separated',
  ties: [],
  seedsNeeded: null,
  suggestedSeeds: [],
  ...fields,
});

describe('the verdict', () => {
  it('gives the difference to the runner-up with its interval', () => {
    expect(told(answer({}))).toBe(
      'It is more accurate than the runner-up, B at 80% sparsity, by more than chance explains. ' +
        'Best minus runner-up, over the 3 seeds of both: +0.12 ± 0.10 percentage points ' +
        '(± half of the 95% interval; paired t-test, p = 0.020 after Holm’s correction for all ' +
        'comparisons with the best; below 0.05 tells the two apart).',
    );
  });

  it('says so where what is preferred is less accurate', () => {
    const text = told(answer({ difference: { ...difference, mean: -0.0012, adjustedP: 0.0002 } }));
    expect(text).toContain('The runner-up, B at 80% sparsity, is more accurate');
    expect(text).toContain('−0.12 ± 0.10 percentage points');
    expect(text).toContain('p < 0.001');
  });

  it('has no p where the seeds all differ by the same', () => {
    const text = told(
      answer({ difference: { ...difference, sd: 0, halfWidth: 0, adjustedP: null } }),
    );
    expect(text).toMatch(/over the 3 seeds of both: \+0\.12 ± 0\.00 percentage points\.$/);
  });

  it('says what cannot be told apart, and what would tell', () => {
    const ties = ['B', 'C', 'D', 'E', 'F', 'G'].map((strategy) => candidate(strategy, 0.8));
    const text = told(answer({ verdict: 'tied', ties, seedsNeeded: 12 }));
    expect(text).toContain('from 6 others that meet what is asked, B at 80% sparsity first');
    expect(text).not.toContain('C at');
    expect(text).toContain('About 12 seeds');
  });

  it('does not promise that seeds help where they would not', () => {
    const text = told(answer({ verdict: 'tied', ties: [candidate('B', 0.8)] }));
    expect(text).toContain('cannot be told apart from B at 80% sparsity.');
    expect(text).toContain('choose by size, multiply-accumulates or latency');
  });

  it('has a sentence for every other way it can end', () => {
    for (const way of ['empty', 'none', 'alone', 'one-seed'] as const) {
      expect(told(answer({ verdict: way })), way).toMatch(/\.$/);
    }
    expect(told(answer({ verdict: 'none' }))).toContain('none of 9 candidates');
    expect(told(answer({ verdict: 'one-seed' }))).toContain('B at 80% sparsity may be as good');
  });

  it('names candidates in the language of the reader', () => {
    const tied = answer({ verdict: 'tied', ties: [candidate('B', 0.8)] });
    expect(paragraphText([candidateName(candidate('B', 0.8), vocabulary)], 'zh')).toBe(
      'B（稀疏度 80%）',
    );
    expect(paragraphText(verdict(tied, vocabulary), 'zh')).toContain(
      '其准确率与B（稀疏度 80%）无法区分。',
    );
  });
});
