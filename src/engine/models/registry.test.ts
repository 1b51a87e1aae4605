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
    [{ id: 'lenet-5' }, { channels: [20, 50], hidden: 500 }],
    [{ id: 'resnet-20' }, { channels: [16, 32, 64] }],
    [{ id: 'lstm' }, { units: 64 }],
    [{ id: 'gru', units: 128 }, { units: 128 }],
  ])('completes %j', (choice, parameters) => {
    expect(modelChoiceSchema.parse(choice)).toEqual({ id: choice.id, ...parameters });
  });

  it.each([
    [{ id: 'mpl' }, /is not a known model; choose one of mlp, lenet-5, resnet-20, lstm, gru/],
    [{ id: 'mlp', hidden: [] }, /hidden/],
    [{ id: 'mlp', hidden: [0] }, /hidden/],
    [{ id: 'mlp', hidden: [100_001] }, /hidden/],
    [{ id: 'mlp', hidden: Array.from({ length: 11 }, () => 4) }, /hidden/],
    [{ id: 'mlp', units: 4 }, /units/],
    [{ id: 'lenet-5', channels: [20] }, /channels/],
    [{ id: 'resnet-20', channels: [16, 32, 64, 128] }, /channels/],
    [{ id: 'lstm', units: 0 }, /units/],
  ])('refuses %j', (choice, message) => {
    expect(() => modelChoiceSchema.parse(choice)).toThrow(message);
  });
});
