import { describe, expect, it } from 'vitest';
import { createSavingPace } from './saving-pace.ts';

function paceOf(everyMs: number) {
  let clock = 1000;
  return { ...createSavingPace(everyMs, () => clock), pass: (ms: number) => void (clock += ms) };
}

describe('a checkpoint', () => {
  it('is due every so often, and at the end of a stage when more than a moment would be lost', () => {
    const { isDue, pass, saved } = paceOf(30_000);
    pass(1999);
    expect([isDue('midway'), isDue('stage-end')]).toEqual([false, false]);
    pass(1);
    expect([isDue('midway'), isDue('stage-end')]).toEqual([false, true]);
    pass(28_000);
    expect(isDue('midway')).toBe(true);
    saved(100);
    expect(isDue('midway')).toBe(false);
    pass(30_000);
    expect(isDue('midway')).toBe(true);
  });

  it('that takes long to write comes more seldom: it takes a twentieth of the time', () => {
    const { isDue, pass, saved } = paceOf(30_000);
    saved(3000);
    pass(59_999);
    expect([isDue('midway'), isDue('stage-end')]).toEqual([false, false]);
    pass(1);
    expect([isDue('midway'), isDue('stage-end')]).toEqual([true, true]);
    saved(10);
    pass(30_000);
    expect(isDue('midway')).toBe(true);
  });

  it('is due at the end of a stage as often as midway, where that is oftener', () => {
    const { isDue, pass } = paceOf(100);
    pass(100);
    expect([isDue('midway'), isDue('stage-end')]).toEqual([true, true]);
  });
});
