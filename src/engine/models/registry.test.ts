import { describe, expect, it } from 'vitest';
import { modelChoiceSchema } from './registry.ts';

describe('the model of a document', () => {
  it("is the article's network unless told otherwise", () => {
    expect(modelChoiceSchema.parse({ id: 'mlp' })).toEqual({ id: 'mlp', hidden: [128] });
    expect(modelChoiceSchema.parse({ id: 'mlp', hidden: [300, 100] })).toEqual({
      id: 'mlp',
      hidden: [300, 100],
    });
  });

  it.each([
    [{ id: 'mpl' }, /is not a known model; choose one of mlp/],
    [{ id: 'mlp', hidden: [] }, /hidden/],
    [{ id: 'mlp', hidden: [0] }, /hidden/],
    [{ id: 'mlp', hidden: [100_001] }, /hidden/],
    [{ id: 'mlp', hidden: Array.from({ length: 11 }, () => 4) }, /hidden/],
    [{ id: 'mlp', units: 4 }, /units/],
  ])('refuses %j', (choice, message) => {
    expect(() => modelChoiceSchema.parse(choice)).toThrow(message);
  });
});
