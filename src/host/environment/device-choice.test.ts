import { describe, expect, it } from 'vitest';
import { deviceToUse, isFallback, whyCpu } from './device-choice.ts';

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
    ['it was chosen', 'cpu', { build: 'gpu', used: false, listed: 'visible' }, 'chosen'],
    ['set-up found none', 'gpu', { build: 'cpu', used: false, listed: 'none' }, 'build'],
    ['the driver lists none', 'auto', { build: 'gpu', used: false, listed: 'none' }, 'driver'],
    ['that is known before', 'auto', { build: 'gpu', used: undefined, listed: 'none' }, 'driver'],
    ['nobody can tell yet', 'auto', { build: 'gpu', used: undefined, listed: 'unknown' }, null],
    ['a trainer found none', 'auto', { build: 'gpu', used: false, listed: 'unknown' }, 'driver'],
    ['it is hidden', 'auto', { build: 'gpu', used: undefined, listed: 'hidden' }, 'hidden'],
    [
      'TensorFlow cannot use it',
      'auto',
      { build: 'gpu', used: false, listed: 'visible' },
      'library',
    ],
    ['nobody has looked', 'auto', { build: 'gpu', used: undefined, listed: 'visible' }, null],
    ['it is one', 'gpu', { build: 'gpu', used: true, listed: 'visible' }, null],
    ['one is used without a tool', 'gpu', { build: 'gpu', used: true, listed: 'none' }, null],
  ] as const)('is the processor, or not, since %s', (_, choice, facts, why) => {
    expect(whyCpu(choice, facts)).toBe(why);
  });

  it.each([
    ['chosen', 'visible', false],
    ['build', 'none', false],
    ['build', 'unknown', false],
    ['build', 'visible', true],
    ['driver', 'none', true],
    ['hidden', 'hidden', true],
    ['library', 'visible', true],
    [null, 'visible', false],
  ] as const)('is told of where it is %s with a GPU %s: %s', (why, listed, told) => {
    expect(isFallback(why, { listed })).toBe(told);
  });
});
