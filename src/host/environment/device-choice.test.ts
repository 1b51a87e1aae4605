import { describe, expect, it } from 'vitest';
import { deviceToUse, whyCpu } from './device-choice.ts';

describe('the device', () => {
  it('is a GPU where TensorFlow was set up for one, and the processor was not chosen', () => {
    const used = (['auto', 'cpu', 'gpu'] as const).map((choice) =>
      (['cpu', 'gpu'] as const).map((device) => deviceToUse(choice, { device })),
    );
    expect(used).toEqual([
      ['cpu', 'gpu'],
      ['cpu', 'cpu'],
      ['cpu', 'gpu'],
    ]);
  });

  it.each([
    ['it was chosen', 'cpu', { build: 'gpu', used: false, isListed: true }, 'chosen'],
    ['set-up found none', 'gpu', { build: 'cpu', used: false, isListed: false }, 'build'],
    ['the driver lists none', 'auto', { build: 'gpu', used: false, isListed: false }, 'driver'],
    ['TensorFlow cannot use it', 'auto', { build: 'gpu', used: false, isListed: true }, 'library'],
    ['nobody has looked', 'auto', { build: 'gpu', used: undefined, isListed: false }, null],
    ['it is one', 'gpu', { build: 'gpu', used: true, isListed: true }, null],
  ] as const)('is the processor, or not, since %s', (_, choice, facts, why) => {
    expect(whyCpu(choice, facts)).toBe(why);
  });
});
