import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../charts/figures.ts';
import { comparisonPoint } from '../../charts/test-data.ts';
import type { Answer, Candidate } from '../../contract/answer.ts';
import { createTexts } from '../i18n/i18n.ts';
import { verdictText } from './verdict.ts';

const { t } = createTexts('en').global;
const texts = {
  t,
  figures: figuresIn('en'),
  nameOf: ({ strategy, level }: Candidate) => `${strategy} ${level}`,
};

const candidate = (strategy: string, level: number): Candidate => ({
  seriesKey: strategy,
  strategy,
  telling: [],
  level,
  point: comparisonPoint({ level }),
  fits: [],
});
const difference = { n: 3, mean: 0.0012, sd: 0.0005, halfWidth: 0.001, p: 0.02, adjustedP: null };

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
    const text = verdictText(answer({}), texts);
    expect(text).toContain('B 0.8');
    expect(text).toContain('more accurate than the runner-up, B 0.8, by 0.12 pp');
    expect(text).toContain('0.02 to 0.22');
    expect(text).toContain('3 seeds');
  });

  it('says so where what is preferred is less accurate', () => {
    const worse = { ...difference, mean: -0.0012 };
    const text = verdictText(answer({ difference: worse }), texts);
    expect(text).toContain('The runner-up, B 0.8, is more accurate by 0.12 pp');
    expect(text).toContain('0.02 to 0.22');
  });

  it('says what cannot be told apart, and what would tell', () => {
    const ties = ['B', 'C', 'D', 'E', 'F', 'G'].map((strategy) => candidate(strategy, 0.8));
    const text = verdictText(answer({ verdict: 'tied', ties, seedsNeeded: 12 }), texts);
    expect(text).toContain('from 6 others that fit, B 0.8 first among them, with 3 seeds');
    expect(text).not.toContain('C 0.8');
    expect(text).toContain('About 12 seeds');
  });

  it('does not promise that seeds help where they would not', () => {
    const text = verdictText(answer({ verdict: 'tied', ties: [candidate('B', 0.8)] }), texts);
    expect(text).toContain('apart from B 0.8 with 3 seeds');
    expect(text).toContain('choose by size, MACs or latency');
  });

  it('has a sentence for every other way it can end', () => {
    for (const verdict of ['empty', 'none', 'alone', 'one-seed'] as const) {
      const text = verdictText(answer({ verdict }), texts);
      expect(text, verdict).toMatch(/\.$/);
    }
    expect(verdictText(answer({ verdict: 'none' }), texts)).toContain('Of 9 candidates');
  });
});
