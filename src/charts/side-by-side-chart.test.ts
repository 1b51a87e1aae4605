import { describe, expect, it } from 'vitest';
import type { LatencyDoubt } from '../contract/latency.ts';
import type { ComparisonSeries } from '../contract/results.ts';
import { figuresIn } from '../language/figures.ts';
import { comparisonPoint, spread } from '../../test/fixtures/records.ts';
import { barsOf } from './bars.ts';
import { CHART_INK } from './palette.ts';
import { sideBySideHeight, sideBySideOption } from './side-by-side-chart.ts';
import { dataOf } from './test-chart.ts';

const magnitude: ComparisonSeries = {
  key: '1-magnitude',
  strategy: 'magnitude',
  telling: [],
  family: 'weight',
  parameters: {},
  points: [],
};
const dense = [
  {
    key: 'dense' as const,
    point: comparisonPoint({ level: 0, accuracy: spread(0.98, 0.001), oneShotAccuracy: null }),
  },
];
const shared = { ink: CHART_INK.light, figures: figuresIn('en') };

describe('side by side chart', () => {
  const random: ComparisonSeries = {
    ...magnitude,
    key: '3-random',
    strategy: 'random',
    family: 'control',
  };
  const bars = barsOf(
    [magnitude, random].map((series) => ({
      series,
      close: true,
      point: comparisonPoint({
        accuracy: spread(series === random ? 0.3 : 0.97, 0.001),
        gzipBytes: spread(50_700),
      }),
    })),
    dense,
    ({ series }) => series.strategy,
    () => '#123456',
    () => 'Dense baseline',
  );
  const texts = { accuracy: 'A', size: 'S', latency: 'L', latencyPending: 'later' };
  const option = sideBySideOption({ ...shared, bars, width: 1000, texts });
  const labelsOf = (id: string) =>
    (dataOf(option, id) as { label: { formatter: string } }[]).map(({ label }) => label.formatter);

  it('has the baseline above the strategies', () => {
    expect(bars.map(({ name }) => name)).toEqual(['Dense baseline', 'magnitude', 'random']);
  });

  it('writes each figure beside its bar', () => {
    expect(labelsOf('size figure')).toEqual(['200.0', '50.7', '50.7']);
    expect(labelsOf('latency figure')).toEqual(['0.100', '0.100', '0.100']);
  });

  it('points to a control that lies left of the range of accuracies, and to nothing else', () => {
    const pointed = dataOf(option, 'below the range') as { value: [number, number] }[];
    expect(pointed.map(({ value: [, row] }) => row)).toEqual([2]);
    expect(labelsOf('accuracy figure')).toEqual(['98.00 ± 0.10', '97.00 ± 0.10', '30.00 ± 0.10']);
  });

  it('writes the 95 % interval beside the mean where it is asked for', () => {
    const withSpread = bars.map((bar) => ({
      ...bar,
      point: { ...bar.point, gzipBytes: spread(50_000, 1000) },
    }));
    const intervals = sideBySideOption({
      ...shared,
      bars: withSpread,
      width: 1000,
      texts,
      band: 'interval',
    });
    // 4.303 * 1 kB / sqrt(3)
    expect(
      (dataOf(intervals, 'size figure')[0] as { label: { formatter: string } }).label.formatter,
    ).toBe('50.0 ± 2.5');
    expect(dataOf(intervals, 'size spread')[0]).toEqual(
      [47515.66, 52484.34, 0].map((end) => expect.closeTo(end, 0)),
    );
  });

  it('marks a latency that should be measured again', () => {
    const busy = bars.map((bar, index) => ({
      ...bar,
      point: {
        ...bar.point,
        latencyDoubts: index === 1 ? (['busy'] satisfies LatencyDoubt[]) : [],
      },
    }));
    const marked = sideBySideOption({ ...shared, bars: busy, width: 1000, texts });
    expect(
      (dataOf(marked, 'latency figure') as { label: { formatter: string } }[]).map(
        ({ label }) => label.formatter,
      ),
    ).toEqual(['0.100', '? 0.100', '0.100']);
  });

  it('shows the latency of another batch size', () => {
    const other = sideBySideOption({ ...shared, bars, width: 1000, texts, batchSize: 32 });
    expect(dataOf(other, 'latency').map((item) => (item as { value: number }).value)).toEqual([
      0.4, 0.4, 0.4,
    ]);
  });

  it('says that latency is to come while nothing is measured', () => {
    const unmeasured = bars.map((bar) => ({ ...bar, point: { ...bar.point, latencyMs: null } }));
    const { title } = sideBySideOption({ ...shared, bars: unmeasured, width: 1000, texts });
    expect((title as { text: string }[]).map(({ text }) => text)).toEqual(['A', 'S', 'later']);
  });

  it('gives names their room, brackets of Chinese ones too', () => {
    const roomFor = (name: string) => {
      const named = bars.map((bar) => ({ ...bar, name }));
      const { grid } = sideBySideOption({ ...shared, bars: named, width: 1000, texts });
      return (grid as { left: number }[])[0]?.left ?? 0;
    };
    expect(roomFor('随机（层）')).toBe(roomFor('随机各层数'));
    expect(roomFor('随机各层数')).toBe(roomFor('ten letter'));
  });

  it('grows by the line, and by more where names have two lines of their own', () => {
    const height = (count: number, name = 'Magnitude') =>
      sideBySideHeight(Array.from({ length: count }, () => ({ name })));
    expect(height(5) - height(4)).toBe(height(4) - height(3));
    expect(height(5)).toBeGreaterThan(height(4));
    expect(height(5, 'Magnitude\nArticle')).toBeGreaterThan(height(5));
  });
});
