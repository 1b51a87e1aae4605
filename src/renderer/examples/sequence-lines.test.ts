import { expect, it } from 'vitest';
import { sequenceLines } from './sequence-lines.ts';

it('each feature is a line over the steps, all to one scale', () => {
  const { paths, featuresLeftOut } = sequenceLines([0, 10, 5, 10, 10, 0], 2, [100, 50]);
  expect(paths).toEqual(['M0 50L50 25L100 0', 'M0 0L50 0L100 50']);
  expect(featuresLeftOut).toBe(0);
});

it('what never changes is a line below, and one step a point in the middle', () => {
  expect(sequenceLines([3, 3], 1, [100, 50]).paths).toEqual(['M0 50L100 50']);
  expect(sequenceLines([3], 1, [100, 50]).paths).toEqual(['M50 50']);
});

it('of many features the first are drawn, and of many steps every n-th', () => {
  const { paths, featuresLeftOut } = sequenceLines(new Array<number>(90).fill(1), 9, [10, 10]);
  expect([paths.length, featuresLeftOut]).toEqual([6, 3]);
  const [path] = sequenceLines(new Array<number>(1000).fill(1), 1, [10, 10]).paths;
  expect(path?.split('L')).toHaveLength(200);
});
