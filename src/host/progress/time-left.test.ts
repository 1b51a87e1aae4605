import { describe, expect, it } from 'vitest';
import { trainingSecondsLeft } from './time-left.ts';

const timed = (strategy: string, work: number, seconds: number) => ({ strategy, work, seconds });
const left = (strategy: string, count: number, work: number) => ({ strategy, count, work });
const underWay = (work: number, fraction: number, seconds = 0, seen = 0) => ({
  ...{ work, fraction },
  seen: { seconds, work: seen },
  kept: { seconds: 0, work: 0 },
});

describe('the time that training still takes', () => {
  it('is the work left at the speed of what is trained, shared by those that work at a time', () => {
    const pace = { left: [left('random', 4, 40)], timed: [timed('random', 10, 30)] };
    expect(trainingSecondsLeft(pace, [], 2)).toBeCloseTo(60);
    expect(trainingSecondsLeft(pace, [], 8)).toBeCloseTo(30);
  });

  it('goes by the speed of each strategy where it is known, and of all where not', () => {
    const known = [timed('random', 10, 10), timed('l0', 10, 40), timed('dense', 10, 20)];
    const pace = { left: [left('random', 1, 10), left('l0', 1, 10)], timed: known };
    expect(trainingSecondsLeft(pace, [], 1)).toBeCloseTo(10 + 40);
    const other = { left: [left('scratch', 1, 10)], timed: known };
    expect(trainingSecondsLeft(other, [], 1)).toBeCloseTo(20);
  });

  it('is not thrown off by one run that took a hundred times as long', () => {
    const known = [1, 1, 1, 100].map((seconds) => timed('random', 1, seconds));
    expect(trainingSecondsLeft({ left: [left('random', 5, 5)], timed: known }, [], 1)).toBe(5);
  });

  it('counts a run that is tried again after its trainer died once, however long it took before', () => {
    const pace = { left: [left('random', 2, 2)], timed: [timed('dense', 1, 1)] };
    // It has just begun again: nothing is done of it, and a while has passed.
    expect(trainingSecondsLeft(pace, [underWay(1, 0, 600, 0)], 1)).toBeCloseTo(2);
  });

  it('takes off what runs under way have done', () => {
    const pace = { left: [left('random', 2, 20)], timed: [timed('random', 10, 10)] };
    expect(trainingSecondsLeft(pace, [underWay(10, 0.5)], 1)).toBeCloseTo(15);
  });

  it('takes the speed from what was seen of runs under way where nothing is trained', () => {
    const pace = { left: [left('dense', 1, 10)], timed: [] };
    // 2 of 10 took 6 s: 8 take 24 s.
    expect(trainingSecondsLeft(pace, [underWay(10, 0.2, 6, 2)], 1)).toBeCloseTo(24);
  });

  it('takes it from their checkpoints until they have been seen for a while', () => {
    const pace = { left: [left('dense', 1, 10)], timed: [] };
    const kept = { seconds: 100, work: 5 };
    // Half of it took 100 s, as much as the other half will; then 1 of 10 is seen to take 6 s.
    expect(trainingSecondsLeft(pace, [{ ...underWay(10, 0.5, 1, 0.1), kept }], 1)).toBeCloseTo(100);
    expect(trainingSecondsLeft(pace, [{ ...underWay(10, 0.6, 6, 1), kept }], 1)).toBeCloseTo(24);
  });

  it('is not known before anything was seen for a while', () => {
    const pace = { left: [left('dense', 1, 10)], timed: [] };
    expect(trainingSecondsLeft(pace, [], 1)).toBeNull();
    expect(trainingSecondsLeft(pace, [underWay(10, 0.001, 0.5, 0.01)], 1)).toBeNull();
    expect(trainingSecondsLeft(pace, [underWay(10, 0, 60, 0)], 1)).toBeNull();
  });

  it('is nothing where nothing is left to train', () => {
    expect(trainingSecondsLeft({ left: [], timed: [] }, [], 2)).toBe(0);
  });
});
