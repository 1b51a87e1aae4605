import { describe, expect, it } from 'vitest';
import { dense, point } from './ask.fixture.ts';
import { cameAtChance } from './trust.ts';

const start = {
  epochs: 0,
  fineTuningEpochs: 2,
  folds: 0,
  validationFraction: 0,
  normalisation: 'unit' as const,
  anew: [],
};

describe('a network that came trained', () => {
  const records = (atChance: number) =>
    [...dense(0, 1, 2), ...point('magnitude', 0.5, [0.9, 0.9, 0.9])].map(({ record }) => ({
      ...record,
      condition:
        record.strategy === 'dense' && record.seed < atChance ? ('at-chance' as const) : null,
    }));

  it('came at chance where most of its baselines are, whatever fine-tuning makes of them', () => {
    expect(cameAtChance(records(3), start)).toBe(true);
    expect(cameAtChance(records(1), start)).toBe(false);
    expect(cameAtChance(records(3), { ...start, epochs: 1 })).toBe(false);
    expect(cameAtChance(records(3), null)).toBe(false);
    expect(cameAtChance([], start)).toBe(false);
  });
});
