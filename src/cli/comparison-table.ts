import { doubtSentence } from '../analysis/latency/doubt-sentence.ts';
import { densePoints } from '../charts/dense-points.ts';
import { latencyDoubtSchema } from '../contract/latency.ts';
import type { Comparison, ComparisonPoint, Spread } from '../contract/results.ts';
import { textOf } from '../contract/sentence.ts';
import { shownName, shownOf } from '../analysis/comparison/shown.ts';
import { figures, names } from './english.ts';
import { intervalText } from './figures.ts';
import { textTable } from './text-table.ts';

const UNRELIABLE = '(?)';

const COLUMNS = [
  { heading: 'strategy' },
  { heading: 'level', figures: true },
  { heading: 'sparsity', figures: true },
  { heading: 'seeds', figures: true },
  { heading: 'one-shot accuracy', figures: true },
  { heading: 'accuracy', figures: true },
  { heading: 'difference pp', figures: true },
  { heading: 'corrected p', figures: true },
  { heading: 'shown' },
  { heading: 'compression', figures: true },
  { heading: 'speed-up', figures: true },
  { heading: 'gzip kB', figures: true },
  { heading: 'latency ms', figures: true },
  { heading: 'of dense', figures: true },
];

/**
 * The comparison as text: a row for each dense network and for each strategy at each level, with
 * means over the seeds and what is shown of the difference from the reference. Speed-up is the theoretical one; latency is the
 * median at batch size 1, and a share of the dense network's with half of its 95 % interval. Latencies
 * that should be measured again have a mark, and are explained below.
 */
export function comparisonText(comparison: Comparison, id: string): string {
  const points = [
    ...densePoints(comparison).map(({ point }) => point),
    ...comparison.series.flatMap((one) => one.points),
  ];
  const doubts = latencyDoubtSchema.options.filter((doubt) =>
    points.some(({ latencyDoubts }) => latencyDoubts.includes(doubt)),
  );
  return [
    comparisonTable(comparison),
    ...(doubts.length === 0
      ? []
      : [
          '',
          `${UNRELIABLE} unreliable latency: ${doubts.map((doubt) => textOf(doubtSentence(doubt))).join(' ')} ` +
            `Measure again with "measure ${id}".`,
        ]),
  ].join('\n');
}

function comparisonTable(comparison: Comparison): string {
  const dense = densePoints(comparison).map(({ key, point }) =>
    row(names.strategy(key), '', point),
  );
  const rows = comparison.series.flatMap((one) =>
    one.points.map((point) => row(names.series(one), String(point.level), point)),
  );
  return `${textTable(COLUMNS, [...dense, ...rows])}\n${note(comparison)}`;
}

function note({ reference }: Comparison): string {
  return [
    '± is half the width of the 95% interval over the seeds (and folds). Differences are from',
    `"${names.strategy(reference)}" of the same seed; p is corrected for all levels of a strategy.`,
  ].join(' ');
}

function row(label: string, level: string, point: ComparisonPoint): string[] {
  const latency = point.latencyMs?.['1'];
  const mark = point.latencyDoubts.length > 0 ? ` ${UNRELIABLE}` : '';
  const { difference } = point;
  const shown = shownOf(difference);
  return [
    label,
    level,
    point.achievedSparsity.mean.toFixed(3),
    String(point.accuracy.n),
    point.oneShotAccuracy === null ? '' : intervalText(point.oneShotAccuracy, 4),
    intervalText(point.accuracy, 4),
    difference === null ? '' : figures.pointsInterval(difference),
    difference === null || difference.adjustedP === null
      ? ''
      : figures.pValue(difference.adjustedP),
    shown === null ? '' : textOf(shownName(shown)),
    point.compressionRatio.mean.toFixed(2),
    point.theoreticalSpeedup.mean.toFixed(2),
    (point.gzipBytes.mean / 1000).toFixed(1),
    latency === undefined ? '' : `${latency.mean.toFixed(3)}${mark}`,
    ratioText(point.latencyRatio?.['1']),
  ];
}

/** `0.62 ± 0.01`; `1` where the graph is the dense network's own. */
function ratioText(ratio: Spread | undefined): string {
  if (ratio === undefined) return '';
  const { mean, halfWidth } = ratio;
  if (mean === 1 && !halfWidth) return '1';
  return halfWidth === null ? mean.toFixed(2) : `${mean.toFixed(2)} ± ${halfWidth.toFixed(2)}`;
}
