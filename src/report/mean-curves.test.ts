import { expect, it } from 'vitest';
import type { MetricPoint } from '../contract/run.ts';
import { meanCurve } from './mean-curves.ts';

const point = (
  epoch: number,
  trainAccuracy: number,
  validationLoss: number | null = null,
): MetricPoint => ({
  stage: 'fine-tune',
  epoch,
  trainLoss: 1,
  trainAccuracy,
  validationLoss,
  validationAccuracy: null,
});

it('a mean curve goes as far as all seeds have come, in one stage', () => {
  const first = [{ ...point(1, 0.1), stage: 'train' as const }, point(1, 0.8, 2), point(2, 0.9, 1)];
  const second = [point(1, 0.6, 4)];
  expect(meanCurve([first, second], 'fine-tune')).toEqual([
    {
      epoch: 1,
      seeds: 2,
      trainLoss: 1,
      trainAccuracy: 0.7,
      validationLoss: 3,
      validationAccuracy: null,
    },
  ]);
});
