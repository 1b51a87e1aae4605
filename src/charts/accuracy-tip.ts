import type { ComparisonPoint, Spread } from '../contract/results.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { plusMinus } from './band.ts';
import type { Tip } from './chart-text.ts';
import { pruningOf, pruningText } from './measures.ts';
import { tipBeside } from './tip-beside.ts';
import type { Pixel } from './tooltip-place.ts';

/** The words of what points say, in the reader's language. */
export interface AccuracyTipTexts {
  readonly asked: string;
  /** The level that was asked for, `80%`; a threshold has its own words. */
  readonly askedText: (level: number) => string;
  readonly achieved: string;
  readonly compression: string;
  readonly final: string;
  readonly oneShot: string;
  readonly difference: string;
  readonly size: string;
  readonly latency: string;
  readonly seeds: string;
  /** Of a latency that should be measured again. */
  readonly unreliable: string;
  /** Of a mark that does not stand at its place. */
  readonly aside: string;
}

/** What a point says when it is pointed at; null where nobody can point, as on paper. */
export function accuracyTip(
  title: string,
  point: ComparisonPoint,
  drawing: AccuracyDrawing,
  { level = null, aside = 0 }: { readonly level?: number | null; readonly aside?: number } = {},
): Tip | null {
  const { x, y, batchSize, figures, texts } = drawing;
  const { tip } = texts;
  if (tip === undefined) return null;
  const spread = (given: Spread) => figures.accuracySpread(shown(given, drawing));
  const { oneShotAccuracy, difference } = point;
  const latency = latencyText(point, drawing);
  const other = x === 'macs' || x === 'speedup' ? pruningOf(point, x, batchSize) : null;
  return {
    title,
    lines: [
      ...(level === null ? [] : [[tip.asked, tip.askedText(level)] as const]),
      [tip.achieved, figures.sparsity(point.achievedSparsity.mean)],
      [tip.compression, figures.times(point.compressionRatio.mean)],
      [tip.final, spread(point.accuracy)],
      ...(y === 'oneShot' && oneShotAccuracy !== null
        ? [[tip.oneShot, spread(oneShotAccuracy)] as const]
        : []),
      ...(difference === null
        ? []
        : [[tip.difference, figures.pointsInterval(shown(difference, drawing))] as const]),
      [tip.size, figures.bytes(point.gzipBytes.mean)],
      ...(latency === null ? [] : [[tip.latency, latency] as const]),
      ...(other === null ? [] : [[texts.xAxis, pruningText(other.mean, x, figures)] as const]),
      [tip.seeds, figures.count(point.accuracy.n)],
    ],
    notes: [
      ...(latency !== null && isDoubtful(point) ? [figures.doubtful(tip.unreliable)] : []),
      ...(aside === 0 ? [] : [tip.aside]),
    ],
  };
}

function latencyText(
  point: ComparisonPoint,
  { batchSize, figures, band }: AccuracyDrawing,
): string | null {
  const spread = point.latencyMs?.[batchSize] ?? null;
  if (spread === null) return null;
  const half = plusMinus(spread, band);
  const mean = figures.milliseconds(spread.mean);
  const text =
    half === null || half === 0 ? mean : `${mean} ± ${figures.millisecondsHalf(half, spread.mean)}`;
  return isDoubtful(point) ? figures.doubtful(text) : text;
}

function isDoubtful({ latencyDoubts }: ComparisonPoint): boolean {
  return latencyDoubts.length > 0;
}

/** Figures write a spread by its field: it gets what the reader chose to see. */
function shown(spread: Spread, { band }: Pick<AccuracyDrawing, 'band'>): Spread {
  const half = plusMinus(spread, band);
  return { ...spread, sd: half, halfWidth: half };
}

/** The tooltip of a series of the chart: see `tipBeside`. */
export function tipAt({ texts }: Pick<AccuracyDrawing, 'texts'>, line: readonly Pixel[] = []) {
  return texts.tip === undefined ? { show: false } : tipBeside(line);
}
