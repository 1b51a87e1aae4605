import { describe, expect, test } from 'vitest';
import { roundsOf, schedules } from './registry.ts';

const stepsOf = (id: string, steps: number, parameters: object = {}) =>
  roundsOf({ id, ...parameters }, 0.9, steps).map(({ step }) => step);
const levelsOf = (id: string, steps: number, parameters: object = {}) =>
  roundsOf({ id, ...parameters }, 0.9, steps).map(({ level }) => level);

describe.each(schedules)('the schedule $id', ({ id }) => {
  test.each([0, 1, 3, 100, 2814])('of %i steps ends within them, at exactly the level', (steps) => {
    const rounds = roundsOf({ id }, 0.9, steps);
    expect(rounds.at(-1)?.level).toBe(0.9);
    const due = rounds.map(({ step }) => step);
    expect(due).toEqual([...new Set(due)].toSorted((a, b) => a - b));
    expect(due[0]).toBeGreaterThanOrEqual(0);
    expect(due.at(-1)).toBeLessThanOrEqual(steps);
  });

  test('never asks for less than before', () => {
    const levels = roundsOf({ id }, 0.9, 2814).map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  });

  test('removes nothing where nothing is asked for', () => {
    for (const { level } of roundsOf({ id }, 0, 2814)) expect(level).toBe(0);
  });
});

describe('by hand', () => {
  test('one-shot is a single round before any training', () => {
    expect(roundsOf({ id: 'one-shot' }, 0.9, 100)).toEqual([{ step: 0, level: 0.9, hold: true }]);
  });

  test('iterative removes the same share of what is left in every round', () => {
    const rounds = { rounds: 4 };
    expect(stepsOf('iterative', 100, rounds)).toEqual([0, 25, 50, 75]);
    const left = levelsOf('iterative', 100, rounds).map((level) => 1 - level);
    // 0.1 to the powers of 1/4, 2/4, 3/4 and 1.
    [0.562341, 0.316228, 0.177828, 0.1].forEach((share, round) => {
      expect(left[round]).toBeCloseTo(share, 6);
    });
  });

  test('iterative with fewer steps than rounds goes as far in those that there are', () => {
    expect(stepsOf('iterative', 2, { rounds: 4 })).toEqual([0, 1]);
    expect(stepsOf('iterative', 0, { rounds: 4 })).toEqual([0]);
  });

  test('cubic removes much at first and ever less, until its share of the steps is over', () => {
    const parameters = { every: 10, until: 0.4 };
    expect(stepsOf('cubic', 250, parameters)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    // 0.9 (1 - (9/10)^3), 0.9 (1 - (5/10)^3), 0.9 (1 - (1/10)^3), 0.9
    const levels = levelsOf('cubic', 250, parameters);
    [
      [0, 0.2439],
      [4, 0.7875],
      [8, 0.8991],
      [9, 0.9],
    ].forEach(([round = 0, level = 0]) => expect(levels[round]).toBeCloseTo(level, 12));
  });

  test('cubic is gradual in a short fine-tuning too', () => {
    expect(stepsOf('cubic', 40, { every: 100, until: 0.5 })).toEqual(
      Array.from({ length: 10 }, (_, round) => 2 * (round + 1)),
    );
    expect(stepsOf('cubic', 4, { every: 100, until: 0.75 })).toEqual([1, 2, 3]);
  });

  test('project removes all at first, at its interval and at the end, and holds nothing', () => {
    expect(stepsOf('project', 100, { every: 30 })).toEqual([0, 30, 60, 90, 100]);
    expect(stepsOf('project', 90, { every: 30 })).toEqual([0, 30, 60, 90]);
    for (const { level, hold } of roundsOf({ id: 'project', every: 30 }, 0.9, 100)) {
      expect([level, hold]).toEqual([0.9, false]);
    }
  });
});
