import { describe, expect, it } from 'vitest';
import { pointAt, runOf } from '../../../test/fixtures/records.ts';
import type { MetricPoint } from '../../contract/run.ts';
import { chosenCurves } from './chosen-curves.ts';
import type { ChosenCurves } from './chosen-curves.ts';

const points: Record<string, MetricPoint[]> = {
  a: [pointAt('fine-tune', 1), pointAt('fine-tune', 2)],
  b: [pointAt('fine-tune', 1)],
  anew: [pointAt('train', 1)],
};
const group = (key: string, level: number, ...ids: string[]) => ({
  key,
  seriesKey: key.split('@')[0] ?? key,
  level,
  runs: ids.map((id, seed) => runOf({ id, seed, level })),
});
const curvesOf = (fields: Partial<ChosenCurves> = {}) =>
  chosenCurves({
    groups: [group('m@0.9', 0.9, 'a', 'b')],
    pointsOf: (id) => points[id] ?? [],
    measure: 'accuracy',
    sets: ['training'],
    by: 'mean',
    epochsBefore: 10,
    styleOf: () => ({ colour: '#123456', mark: 'M0 0', line: 'dotted', hollow: false }),
    nameOf: ({ key }, seed, fromStart) =>
      `${key} ${seed ?? 'mean'}${fromStart ? ' from start' : ''}`,
    ...fields,
  });

describe('chosenCurves', () => {
  it('are one for each group, in the style of its series', () => {
    const [curve, ...others] = curvesOf();
    expect(others).toEqual([]);
    expect(curve).toMatchObject({ id: 'm@0.9', name: 'm@0.9 mean', opacity: 1 });
    expect(curve?.style).toEqual({ colour: '#123456', mark: 'M0 0', line: 'solid', hollow: false });
    expect(curve?.segments[0]?.points.map(({ epoch, n }) => [epoch, n])).toEqual([
      [11, 2],
      [12, 1],
    ]);
  });

  it('are single seeds on demand, one paler than the other', () => {
    expect(curvesOf({ by: 'seed' }).map(({ name, opacity }) => [name, opacity])).toEqual([
      ['m@0.9 0', 1],
      ['m@0.9 1', 0.8],
    ]);
  });

  it('are told when they begin anew', () => {
    const [curve] = curvesOf({ groups: [group('s@0.9', 0.9, 'anew')] });
    expect(curve?.name).toBe('s@0.9 mean from start');
  });

  it('have only the sets that are asked for, and are left out where nothing is known of these', () => {
    expect(curvesOf({ sets: ['validation'] })).toEqual([]);
    expect(curvesOf({ groups: [group('m@0.9', 0.9, 'none')] })).toEqual([]);
  });

  it('are paler for lower levels of a strategy', () => {
    const curves = curvesOf({ groups: [group('m@0.9', 0.9, 'a'), group('m@0.5', 0.5, 'b')] });
    expect(curves.map(({ opacity }) => opacity)).toEqual([1, 0.8]);
  });
});
