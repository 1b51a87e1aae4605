import { describe, expect, it } from 'vitest';
import type { Composer } from 'vue-i18n';
import type { Outcome } from '../../contract/outcome.ts';
import { figuresIn } from '../../language/figures.ts';
import { createTexts } from '../i18n/i18n.ts';
import { messages } from '../i18n/messages.ts';
import { outcomeText } from './outcome-text.ts';

const t = createTexts('en', messages.en).global.t as Composer['t'];
const words = {
  t,
  figures: figuresIn('en'),
  names: { series: ({ strategy }: { strategy: string }) => strategy },
};
const sure: Outcome = {
  verdict: 'separated',
  considered: 4,
  meeting: 2,
  guessing: 0,
  best: {
    strategy: 'Magnitude',
    telling: [],
    sparsity: 0.9,
    accuracy: { n: 3, mean: 0.94, sd: 0.001, halfWidth: 0.0025 },
    difference: -0.004,
    gzipBytes: 1000,
    compressionRatio: 10,
    certain: true,
  },
  equivalent: 0,
  undecided: 0,
  lacksReference: false,
};
const best = sure.best as NonNullable<Outcome['best']>;
const text = (outcome: Outcome | undefined, settled = true) => outcomeText(outcome, settled, words);

describe('the outcome of an experiment, in the history', () => {
  it('names what is recommended, and that it is', () => {
    expect(text(sure)).toMatchObject({
      name: 'Magnitude at 90%',
      state: 'Recommended',
      recommends: true,
      doubtful: false,
    });
  });

  it('says first what keeps it from being sure, and all of it to whoever points at it', () => {
    const found = text({
      ...sure,
      verdict: 'undecided',
      best: { ...best, certain: false },
      undecided: 2,
    });
    expect(found).toMatchObject({ state: 'Its interval crosses the limit', doubtful: true });
    expect(found.full).toBe(
      'Magnitude at 90%: Its interval crosses the limit; Undecided: 2 others perhaps as small',
    );
  });

  it('is doubtful where the limit is that of a dense network trained for less', () => {
    expect(text({ ...sure, lacksReference: true })).toMatchObject({
      state: 'Dense network was trained less',
      doubtful: true,
    });
  });

  it('never calls one seed sure', () => {
    const accuracy = { n: 1, mean: 0.94, sd: null, halfWidth: null };
    for (const verdict of ['one-seed', 'alone', 'separated'] as const) {
      const found = text({ ...sure, verdict, best: { ...best, accuracy, certain: null } });
      expect(found).toMatchObject({ state: 'One seed: says nothing of chance', doubtful: true });
    }
  });

  it('says why nothing is recommended, and of how many', () => {
    const reasons = ['none', 'reference-at-chance', 'reference-not-finite', 'wrecked'] as const;
    const told = reasons.map((verdict) => text({ ...sure, verdict, best: null }));
    expect(told.map(({ name }) => name)).toEqual([
      'None within 1 pp',
      'Dense network has not learnt',
      'Dense network diverged',
      'Pruned networks only guess',
    ]);
    for (const { state, recommends, address } of told) {
      expect([state, recommends, address]).toEqual(['of 4 candidates', false, true]);
    }
  });

  it('says that runs are still to come, and nothing before there is anything', () => {
    expect(text(sure, false).state).toBe('Recommended, so far');
    expect(text({ ...sure, verdict: 'empty', best: null })).toMatchObject({
      name: '—',
      address: false,
    });
    expect(text(undefined)).toMatchObject({ name: '…', address: false });
  });
});
