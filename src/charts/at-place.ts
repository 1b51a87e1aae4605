import type { Comparison, ComparisonPoint, ComparisonSeries } from '../contract/results.ts';

/** A series at one compression ratio. */
export interface SeriesAtPlace {
  readonly series: ComparisonSeries;
  readonly point: ComparisonPoint;
  /** False where the series has no point close to the place, and its nearest stands in. */
  readonly close: boolean;
}

/** Compression ratios within this factor of each other are one place. */
const CLOSE = 1.25;

/**
 * Where series can be set side by side: the compression ratios, as achieved, at which at least two of
 * them have a point, ascending. Asked sparsities are no such places, since 90 % of the units is another
 * thing than 90 % of the weights. Where no two meet, every ratio that was achieved is one.
 */
export function compressionPlaces({ series }: Pick<Comparison, 'series'>): number[] {
  const ratios = series
    .flatMap(({ key, points }) => points.map((point) => ({ key, ratio: ratioOf(point) })))
    .filter(({ ratio }) => Number.isFinite(ratio))
    .toSorted((a, b) => a.ratio - b.ratio);
  const clusters: { key: string; ratio: number }[][] = [];
  for (const one of ratios) {
    const cluster = clusters.at(-1);
    const first = cluster?.[0];
    if (cluster && first && one.ratio <= first.ratio * CLOSE) cluster.push(one);
    else clusters.push([one]);
  }
  const shared = clusters.filter((cluster) => new Set(cluster.map(({ key }) => key)).size > 1);
  return (shared.length > 0 ? shared : clusters).map((cluster) =>
    Math.exp(mean(cluster.map(({ ratio }) => Math.log(ratio)))),
  );
}

/** Each series at its point whose compression ratio is nearest, on a logarithmic scale, to a place. */
export function seriesAtPlace(
  { series }: Pick<Comparison, 'series'>,
  place: number,
): SeriesAtPlace[] {
  const distance = (point: ComparisonPoint) => Math.abs(Math.log(ratioOf(point) / place));
  return series.flatMap((one) => {
    const [nearest] = one.points.toSorted((a, b) => distance(a) - distance(b));
    return nearest === undefined
      ? []
      : [{ series: one, point: nearest, close: distance(nearest) <= Math.log(CLOSE) }];
  });
}

function ratioOf({ compressionRatio }: ComparisonPoint): number {
  return compressionRatio.mean;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
