import { describe, expect, it } from 'vitest';
import { pointAt, runOf } from '../../../test/fixtures/records.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { overlayLines } from './overlay-lines.ts';
import type { OverlayInput } from './overlay-lines.ts';

const tuned = (epoch: number, trainAccuracy: number): MetricPoint => ({
  ...pointAt('fine-tune', epoch),
  trainAccuracy,
});
const points: Record<string, MetricPoint[]> = {
  a: [tuned(1, 0.8), tuned(2, 0.9)],
  b: [tuned(1, 0.6)],
  base: [pointAt('train', 1)],
};
const group = (key: string, level: number, ...ids: string[]) => ({
  key,
  seriesKey: key.split('@')[0] ?? key,
  level,
  runs: ids.map((id, seed) => runOf({ id, seed, level })),
});
const linesOf = (fields: Partial<OverlayInput> = {}) =>
  overlayLines({
    groups: [group('m@0.9', 0.9, 'a', 'b')],
    pointsOf: (id) => points[id] ?? [],
    measure: 'accuracy',
    sets: ['training'],
    by: 'mean',
    epochsBefore: 0,
    colourOf: () => '#123456',
    nameOf: ({ key }, set, seed) => `${key} ${set ?? 'line'} ${seed ?? 'mean'}`,
    ...fields,
  });

describe('overlayLines', () => {
  it('are means over the seeds that have come as far, with their standard deviation', () => {
    const [line] = linesOf();
    expect(line?.points[0]?.mean).toBeCloseTo(0.7, 12);
    expect(line?.points[0]?.sd).toBeCloseTo(Math.SQRT2 / 10, 12);
    expect(line?.points[1]).toEqual({ epoch: 2, mean: 0.9, sd: null });
  });

  it('are single seeds on demand', () => {
    expect(linesOf({ by: 'seed' }).map(({ name }) => name)).toEqual([
      'm@0.9 training 0',
      'm@0.9 training 1',
    ]);
  });

  it('put fine-tuning behind the training that came before it', () => {
    const lines = linesOf({
      groups: [group('dense', 0, 'base'), group('m@0.9', 0.9, 'a')],
      epochsBefore: 10,
    });
    expect(lines.map((line) => line.points.map(({ epoch }) => epoch))).toEqual([[1], [11, 12]]);
  });

  it('leave out a set that was not measured, and runs that have not begun', () => {
    expect(linesOf({ sets: ['validation'] })).toEqual([]);
    expect(linesOf({ groups: [group('m@0.9', 0.9, 'none')] })).toEqual([]);
  });

  it('draw lower levels of a strategy paler', () => {
    const lines = linesOf({ groups: [group('m@0.9', 0.9, 'a'), group('m@0.5', 0.5, 'b')] });
    expect(lines.map(({ opacity }) => opacity)).toEqual([1, 0.8]);
  });
});
