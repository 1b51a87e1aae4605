import { densePoints } from '../charts/dense-points.ts';
import type { Comparison, ComparisonPoint } from '../contract/results.ts';
import { names } from './english.ts';
import { spreadText } from './figures.ts';
import { textTable } from './text-table.ts';

const COLUMNS = [
  { heading: 'strategy' },
  { heading: 'level', figures: true },
  { heading: 'sparsity', figures: true },
  { heading: 'seeds', figures: true },
  { heading: 'one-shot accuracy', figures: true },
  { heading: 'accuracy', figures: true },
  { heading: 'compression', figures: true },
  { heading: 'speed-up', figures: true },
  { heading: 'gzip kB', figures: true },
  { heading: 'latency ms', figures: true },
];

/**
 * The comparison as text: a row for each dense network and for each strategy at each level, with
 * means and sample standard deviations over seeds. Speed-up is the theoretical one; latency is the
 * median at batch size 1.
 */
export function comparisonTable(comparison: Comparison): string {
  const dense = densePoints(comparison).map(({ key, point }) =>
    row(names.strategy(key), '', point),
  );
  const rows = comparison.series.flatMap((one) =>
    one.points.map((point) => row(names.series(one), String(point.level), point)),
  );
  return textTable(COLUMNS, [...dense, ...rows]);
}

function row(label: string, level: string, point: ComparisonPoint): string[] {
  const latency = point.latencyMs?.['1'];
  return [
    label,
    level,
    point.achievedSparsity.mean.toFixed(3),
    String(point.accuracy.n),
    point.oneShotAccuracy === null ? '' : spreadText(point.oneShotAccuracy, 4),
    spreadText(point.accuracy, 4),
    point.compressionRatio.mean.toFixed(2),
    point.theoreticalSpeedup.mean.toFixed(2),
    (point.gzipBytes.mean / 1000).toFixed(1),
    latency === undefined ? '' : latency.mean.toFixed(3),
  ];
}
