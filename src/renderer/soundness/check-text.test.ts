import { describe, expect, it } from 'vitest';
import { checkIdSchema } from '../../contract/soundness.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Check } from '../../contract/soundness.ts';
import { createTexts } from '../i18n/i18n.ts';
import { checkText } from './check-text.ts';

const { t } = createTexts('en').global;
const names = {
  strategy: (id: string) => id.toUpperCase(),
  dataset: (id: string) => id.toUpperCase(),
  chosenModel: ({ id, hidden }: Choice) => `${id.toUpperCase()} (${String(hidden)})`,
  list: (all: readonly string[]) => all.join(' and '),
};
const check = (fields: Partial<Check> & Pick<Check, 'id'>): Check => ({
  state: 'met',
  facts: {},
  mend: null,
  ...fields,
});

describe('an item of the checklist', () => {
  it('has a sentence whatever it is', () => {
    for (const id of checkIdSchema.options) {
      expect(checkText(check({ id }), t, names), id).toMatch(/\.$/);
    }
  });

  it('says which strategies have too few levels', () => {
    const facts = { found: 3, wanted: 5, short: ['l0', 'random'] };
    expect(checkText(check({ id: 'operating-points', facts }), t, names)).toBe(
      '3 levels at the fewest, 5 are wanted: L0 and RANDOM.',
    );
  });

  it('names the controls that are missing', () => {
    const facts = { found: ['magnitude'], lacking: ['random', 'scratch'] };
    expect(checkText(check({ id: 'controls', facts }), t, names)).toContain('RANDOM and SCRATCH');
  });

  it('does not hide a changed workbench behind a recorded environment', () => {
    const facts = { recorded: 3, commits: ['abc-dirty'], changed: ['abc-dirty'] };
    expect(checkText(check({ id: 'environment', facts }), t, names)).toContain('changed copy');
  });

  it('calls data sets and models by their names', () => {
    const pairs = [
      { dataset: { id: 'mnist' }, model: { id: 'mlp', hidden: [300, 100] } },
      { dataset: { id: 'imported', name: 'a, b' }, model: { id: 'lenet-5', hidden: 500 } },
    ];
    const text = checkText(check({ id: 'pairs', facts: { found: 2, wanted: 3, pairs } }), t, names);
    expect(text).toContain('MNIST · MLP (300,100); A, B · LENET-5 (500)');
  });

  it('counts what failed', () => {
    const facts = { planned: 10, finished: 8, failed: 1, cancelled: 1 };
    expect(checkText(check({ id: 'complete', facts }), t, names)).toBe(
      '2 of 10 runs failed or were cancelled.',
    );
  });
});
