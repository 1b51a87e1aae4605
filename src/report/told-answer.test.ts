import { describe, expect, it } from 'vitest';
import type { Answer, Candidate } from '../contract/answer.ts';
import { exampleInput } from './report-example.ts';
import { reportOf } from './report-of.ts';

const base = exampleInput('An example');
const { best } = base.answer;
const candidate = (margin: number): Candidate => {
  if (best === null) throw new Error('The example has a best.');
  const fit = { need: 'accuracyLoss' as const, value: 0.01 - margin, limit: 0.01, margin };
  return { ...best, fits: [{ ...fit, certain: false }] };
};
const report = (answer: Partial<Answer>) =>
  JSON.stringify(reportOf({ ...base, answer: { ...base.answer, ...answer } }));

describe('the answer in a report', () => {
  it('says which figures are of the validation examples', () => {
    const none = {
      verdict: 'none',
      best: null,
      runnerUp: null,
      nearest: candidate(-0.02),
    } as const;
    expect(report({ ...none, chosenOn: 'validation' })).toContain(
      'which misses the accuracy on the validation examples by 2 percentage points.',
    );
    const off = { ...none, nearest: candidate(-0.0781612), chosenOn: 'test' } as const;
    expect(report(off)).toContain('which misses the accuracy by 7.82 percentage points.');
    expect(report({ ...none, chosenOn: 'test' })).toContain(
      'which misses the accuracy by 2 percentage points.',
    );
    expect(report({ best: candidate(0.001), chosenOn: 'validation' })).toContain(
      'The 95% interval of the accuracy on the validation examples reaches beyond the limit',
    );
  });
});
