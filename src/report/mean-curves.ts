import type { MetricPoint } from '../contract/run.ts';
import type { Stage } from '../contract/words.ts';

/** One epoch, as means over those seeds; validation is null where there is no such set. */
export interface MeanPoint {
  readonly epoch: number;
  readonly seeds: number;
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
}

/** The mean curve of several seeds in one stage, up to the epoch that all of them have reached. */
export function meanCurve(curves: readonly (readonly MetricPoint[])[], stage: Stage): MeanPoint[] {
  const points = curves.flatMap((curve) => curve.filter((point) => point.stage === stage));
  return [...Map.groupBy(points, ({ epoch }) => epoch)]
    .filter(([, seeds]) => seeds.length === curves.length)
    .toSorted(([a], [b]) => a - b)
    .map(([epoch, seeds]) => ({
      epoch,
      seeds: seeds.length,
      trainLoss: mean(seeds.map((seed) => seed.trainLoss)),
      trainAccuracy: mean(seeds.map((seed) => seed.trainAccuracy)),
      validationLoss: meanOfAll(seeds.map((seed) => seed.validationLoss)),
      validationAccuracy: meanOfAll(seeds.map((seed) => seed.validationAccuracy)),
    }));
}

function meanOfAll(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : mean(known);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
