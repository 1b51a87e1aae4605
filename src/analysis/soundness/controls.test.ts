import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import { controlsAmong } from './controls.ts';

const among = (...strategies: object[]) => controlsAmong(questionWith({ strategies }).entries);

describe('the controls of a comparison', () => {
  it('are of the kind that its strategies remove', () => {
    const units = { granularity: 'unit' };
    const { found, lacking } = among(
      { id: 'activation-mean' },
      { id: 'random' },
      { id: 'magnitude' },
      { id: 'scratch' },
    );
    // Magnitude of weights is asked about as well, so that its own controls are wanted too.
    expect(found).toEqual([{ id: 'magnitude' }, { id: 'random' }, { id: 'scratch' }]);
    expect(lacking).toEqual([
      { id: 'magnitude', ...units },
      { id: 'random', ...units },
      { id: 'random-proportional', like: 'magnitude' },
    ]);
  });

  it('are met by random and smallest units, of their own number or as many as another removes', () => {
    const all = [
      { id: 'activation-mean' },
      { id: 'magnitude-proportional', like: 'activation-mean' },
      { id: 'scratch' },
    ];
    expect(among(...all, { id: 'random', granularity: 'unit' }).lacking).toEqual([]);
    expect(among(...all, { id: 'random-proportional', like: 'activation-mean' }).lacking).toEqual(
      [],
    );
    expect(among(...all, { id: 'random' }).lacking).toEqual([
      { id: 'random', granularity: 'unit' },
    ]);
  });

  it('have the layers of a strategy that shares its budget among them, and only of such', () => {
    const proportional = (...strategies: object[]) =>
      among(...strategies).lacking.filter(({ id }) => id === 'random-proportional');
    expect(proportional({ id: 'magnitude', scope: 'layer' })).toEqual([]);
    const over = { scope: 'global' };
    expect(proportional({ id: 'activation-mean', ...over })).toEqual([
      { id: 'random-proportional', like: 'activation-mean', with: over },
    ]);
    expect(proportional({ id: 'magnitude', granularity: 'unit' })).toEqual([
      { id: 'random-proportional', like: 'magnitude', with: { granularity: 'unit' } },
    ]);
    expect(proportional({ id: 'threshold', thresholds: [0.1, 0.2] })).toEqual([
      { id: 'random-proportional', like: 'threshold', thresholds: [0.1, 0.2] },
    ]);
  });

  it('are of the very strategy whose layers they have, with its parameters', () => {
    const asked = { id: 'taylor', schedule: { id: 'cubic' } };
    const wanted = {
      id: 'random-proportional',
      like: 'taylor',
      with: { schedule: { id: 'cubic', every: 100, until: 0.75 } },
    };
    const lacking = (control: object) =>
      among(asked, control).lacking.filter(({ id }) => id === 'random-proportional');
    expect(lacking({ id: 'random-proportional', like: 'snip' })).toEqual([wanted]);
    expect(lacking({ id: 'random-proportional', like: 'taylor' })).toEqual([wanted]);
    expect(lacking(wanted)).toEqual([]);
  });

  it('can be those that have figures, of those that are planned', () => {
    const { entries } = questionWith();
    expect(controlsAmong(entries, []).found).toEqual([]);
  });
});
