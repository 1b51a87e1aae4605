import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { endlessDocument } from './bounded-document.ts';
import { parseDocument } from './parse-document.ts';

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
const whole = {
  name: 'Whole',
  dataset: { id: 'mnist' },
  model: { id: 'mlp' },
  strategies: [{ id: 'random' }],
  sparsities: [0.5],
  seeds: Array.from({ length: 3000 }, (_, seed) => seed),
};

describe('a document', () => {
  it('may have as much in it as there can be runs', () => {
    expect(endlessDocument(whole)).toEqual([]);
    expect(parseDocument(whole).seeds).toHaveLength(3000);
  });

  it('is refused where it goes down without end, whichever way it comes', () => {
    for (const endless of [nested(200_000), { ...whole, name: nested(5000) }]) {
      expect(() => parseDocument(endless)).toThrow(UserError);
      expect(() => parseDocument(endless)).toThrow('nested deeper than 32 levels');
    }
    expect(() => parseDocument(`{"name":${'['.repeat(200_000)}`)).toThrow(UserError);
  });

  it('is refused at once where it has more than anybody compares', () => {
    const strategies = Array.from({ length: 30_000 }, () => ({ id: 'random' }));
    expect(() => parseDocument({ ...whole, strategies })).toThrow('more than 20000 values');
    const fields = Object.fromEntries(strategies.map((_, index) => [`field${index}`, 1]));
    expect(() => parseDocument({ ...whole, ...fields })).toThrow('more than 20000 values');
  });
});
