import type { CurveLine, CurveMeasure, CurvePoint, CurveSet } from '../../charts/curve-chart.ts';
import { repeatOf } from '../../contract/run.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { spread } from '../../statistics/spread.ts';
import type { CurveGroup } from './curve-groups.ts';

/** What is overlaid, and how. */
export interface OverlayInput {
  readonly groups: readonly CurveGroup[];
  /** The epochs of a run, as far as it has come. */
  readonly pointsOf: (runId: string) => readonly MetricPoint[];
  readonly measure: CurveMeasure;
  readonly sets: readonly CurveSet[];
  /** A mean with its band per group, or a line per seed. */
  readonly by: 'mean' | 'seed';
  /** Epochs of training that fine-tuning stands behind; 0 where it stands by itself. */
  readonly epochsBefore: number;
  readonly colourOf: (seriesKey: string) => string;
  /** Without the set for what stands at the end of a line. */
  readonly nameOf: (group: CurveGroup, set: CurveSet | null, seed: string | null) => string;
}

/** The lines of the overlay. Lower levels and later seeds are paler than the first of their colour. */
export function overlayLines(input: OverlayInput): CurveLine[] {
  return input.groups.flatMap((group) => {
    const rank = input.groups
      .filter(({ seriesKey }) => seriesKey === group.seriesKey)
      .filter(({ level }) => level > group.level).length;
    return input.sets.flatMap((set) => linesOf(group, set, rank, input));
  });
}

function linesOf(group: CurveGroup, set: CurveSet, rank: number, input: OverlayInput): CurveLine[] {
  const common = { set, colour: input.colourOf(group.seriesKey) };
  const runs = group.runs
    .map((run) => ({
      id: run.id,
      seed: repeatOf(run),
      values: valuesOf(input.pointsOf(run.id), set, input),
    }))
    .filter(({ values }) => values.size > 0);
  if (runs.length === 0) return [];
  if (input.by === 'mean') {
    const points = meanPoints(runs.map(({ values }) => values));
    const opacity = paler(rank);
    return [
      {
        ...common,
        id: `${group.key} ${set}`,
        name: input.nameOf(group, set, null),
        label: input.nameOf(group, null, null),
        opacity,
        points,
      },
    ];
  }
  return runs.map(({ id, seed, values }, index) => ({
    ...common,
    id: `${id} ${set}`,
    name: input.nameOf(group, set, seed),
    label: input.nameOf(group, null, seed),
    opacity: paler(rank + index),
    points: meanPoints([values]),
  }));
}

function paler(rank: number): number {
  return Math.max(0.35, 1 - rank * 0.2);
}

function valuesOf(
  points: readonly MetricPoint[],
  set: CurveSet,
  { measure, epochsBefore }: OverlayInput,
): Map<number, number> {
  return new Map(
    points.flatMap((point) => {
      const value = valueOf(point, set, measure);
      const before = point.stage === 'fine-tune' ? epochsBefore : 0;
      return value === null ? [] : [[point.epoch + before, value] as const];
    }),
  );
}

function valueOf(point: MetricPoint, set: CurveSet, measure: CurveMeasure): number | null {
  if (set === 'training') return measure === 'accuracy' ? point.trainAccuracy : point.trainLoss;
  return measure === 'accuracy' ? point.validationAccuracy : point.validationLoss;
}

/** By epoch, over the seeds that have come so far. */
function meanPoints(seeds: readonly ReadonlyMap<number, number>[]): CurvePoint[] {
  const epochs = [...new Set(seeds.flatMap((values) => [...values.keys()]))].sort((a, b) => a - b);
  return epochs.map((epoch) => {
    const values = seeds.flatMap((seed) => seed.get(epoch) ?? []);
    const { mean, sd } = spread(values);
    return { epoch, mean, sd };
  });
}
