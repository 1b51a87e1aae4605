import type { ComparisonPoint, Spread } from '../contract/results.ts';
import type { RunMetrics, RunRecord } from '../contract/run.ts';
import type { Figures } from '../language/figures.ts';

/**
 * What stands on the vertical axis: accuracy after fine-tuning, right after pruning, or the
 * difference of the final accuracy to the reference.
 */
export type AccuracyMeasure = 'final' | 'oneShot' | 'difference';

/** What stands on the horizontal axis; all are as achieved, not as asked. */
export type PruningMeasure = 'sparsity' | 'compression' | 'speedup' | 'macs' | 'size' | 'latency';

/** The accuracy that a measure means; null where it does not apply. */
export function accuracyOf(point: ComparisonPoint, measure: AccuracyMeasure): Spread | null {
  switch (measure) {
    case 'final':
      return point.accuracy;
    case 'oneShot':
      return point.oneShotAccuracy;
    case 'difference':
      return point.difference;
  }
}

/**
 * The figure of a measure; null where it is not measured.
 *
 * @param batchSize for latency
 */
export function pruningOf(
  point: ComparisonPoint,
  measure: PruningMeasure,
  batchSize: number,
): Spread | null {
  switch (measure) {
    case 'sparsity':
      return point.achievedSparsity;
    case 'compression':
      return point.compressionRatio;
    case 'speedup':
      return point.theoreticalSpeedup;
    case 'macs':
      return point.macs;
    case 'size':
      return point.gzipBytes;
    case 'latency':
      return point.latencyMs?.[batchSize] ?? null;
  }
}

/** The same of a single run. */
export function pruningOfRun(
  { achievedSparsity, metrics }: RunRecord,
  measure: PruningMeasure,
  batchSize: number,
): number | null {
  if (metrics === null) return null;
  if (measure === 'sparsity') return achievedSparsity;
  return metricOf(metrics, measure, batchSize);
}

function metricOf(
  metrics: RunMetrics,
  measure: Exclude<PruningMeasure, 'sparsity'>,
  batchSize: number,
): number | null {
  switch (measure) {
    case 'compression':
      return metrics.compressionRatio;
    case 'speedup':
      return metrics.theoreticalSpeedup;
    case 'macs':
      return metrics.macs;
    case 'size':
      return metrics.gzipBytes;
    case 'latency':
      return metrics.latencyMs?.[batchSize]?.p50 ?? null;
  }
}

/** Whether less of it is what pruning is for: MACs, bytes and milliseconds. */
export function isCost(measure: PruningMeasure): boolean {
  return measure === 'macs' || measure === 'size' || measure === 'latency';
}

/** A figure of the measure as text: `80%`, `4.0×`, `12.3 k`, `50.7 kB`, `0.124`. */
export function pruningText(value: number, measure: PruningMeasure, figures: Figures): string {
  switch (measure) {
    case 'sparsity':
      return figures.sparsity(value);
    case 'compression':
    case 'speedup':
      return figures.times(value);
    case 'macs':
      return figures.thousands(value);
    case 'size':
      return figures.bytes(value);
    case 'latency':
      return figures.milliseconds(value);
  }
}
