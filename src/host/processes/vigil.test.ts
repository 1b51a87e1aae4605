import { describe, expect, it } from 'vitest';
import { createVigil } from './vigil.ts';

const limits = {
  silent: { toldMs: 3000, endMs: 5000 },
  stuck: { toldMs: 10_000, endMs: 20_000 },
};

/** A vigil over a process that is at work, and what it says as seconds pass. */
function vigilOf() {
  const vigil = createVigil(limits, 1000);
  const seconds = (count: number, atWork = true) =>
    Array.from({ length: count }, () => vigil.passed(1000, atWork)).at(-1);
  return { ...vigil, seconds };
}

describe('a child process', () => {
  it('that is silent is told, then ended; a beat in time makes it good', () => {
    const vigil = vigilOf();
    expect(vigil.seconds(2)).toBeUndefined();
    expect(vigil.seconds(1)).toEqual({ kind: 'silent', milliseconds: 3000, isEnd: false });
    vigil.heard(false);
    expect(vigil.seconds(2)).toBeUndefined();
    expect(vigil.seconds(3)).toEqual({ kind: 'silent', milliseconds: 5000, isEnd: true });
  });

  it('that lives and does not get on is told, then ended, whatever beats come', () => {
    const vigil = vigilOf();
    for (let second = 1; second < 10; second++) {
      expect(vigil.seconds(1)).toBeUndefined();
      vigil.heard(false);
    }
    expect(vigil.seconds(1)).toEqual({ kind: 'stuck', milliseconds: 10_000, isEnd: false });
    vigil.heard(true);
    expect(vigil.seconds(1)).toBeUndefined();
    for (let second = 2; second < 20; second++) {
      vigil.heard(false);
      vigil.seconds(1);
    }
    vigil.heard(false);
    expect(vigil.seconds(1)).toEqual({ kind: 'stuck', milliseconds: 20_000, isEnd: true });
  });

  it('that has nothing to do need not get on, and has all its time when it begins', () => {
    const vigil = vigilOf();
    for (let second = 0; second < 100; second++) {
      vigil.heard(false);
      expect(vigil.seconds(1, false)).toBeUndefined();
    }
    for (let second = 1; second < 10; second++) {
      vigil.heard(false);
      expect(vigil.seconds(1)).toBeUndefined();
    }
  });

  it('is not blamed for the time in which its host was asleep', () => {
    const vigil = vigilOf();
    vigil.heard(true);
    expect(vigil.passed(8 * 3_600_000, true)).toBeUndefined();
    expect(vigil.passed(1000, true)).toBeUndefined();
  });
});
