import { CURVE_SETS } from '../../contract/curves.ts';
import type { CurveMeasure, CurvePoint, CurveSegment, CurveSet } from '../../contract/curves.ts';
import type { MetricPoint, RunMetrics } from '../../contract/run.ts';
import { spread } from '../../statistics/spread.ts';

/** What is known of a run: its epochs as far as it has come, and its figures once it is finished. */
export interface CurveRun {
  readonly points: readonly MetricPoint[];
  readonly metrics: Pick<RunMetrics, 'accuracy' | 'loss' | 'oneShotAccuracy'> | null;
}

/**
 * The segments of runs that differ by their seed or fold alone: means over those that have come so
 * far. A set of which nothing is known has none.
 *
 * @param epochsBefore of the dense baseline's training
 */
export function curveSegments(
  runs: readonly CurveRun[],
  measure: CurveMeasure,
  epochsBefore: number,
): CurveSegment[] {
  const kind = runs.some(isFineTuned) ? 'fine-tuning' : 'from-start';
  const fromEpoch = kind === 'fine-tuning' ? epochsBefore : 0;
  return CURVE_SETS.flatMap((set): CurveSegment[] => {
    const points = meanPoints(
      runs.map((run) =>
        set === 'test' ? testValues(run, measure) : epochValues(run, set, measure),
      ),
      fromEpoch,
    );
    return points.length === 0 ? [] : [{ set, kind, fromEpoch, points }];
  });
}

/** A run that was pruned and never trained again has no epochs, but a one-shot accuracy. */
function isFineTuned({ points, metrics }: CurveRun): boolean {
  return (
    points.some(({ stage }) => stage === 'fine-tune') || (metrics?.oneShotAccuracy ?? null) !== null
  );
}

/** Values by the epochs of the run's own training. */
type Values = ReadonlyMap<number, number>;

function epochValues({ points }: CurveRun, set: CurveSet, measure: CurveMeasure): Values {
  const field = ({ trainAccuracy, trainLoss, validationAccuracy, validationLoss }: MetricPoint) =>
    set === 'training'
      ? { accuracy: trainAccuracy, loss: trainLoss }[measure]
      : { accuracy: validationAccuracy, loss: validationLoss }[measure];
  return new Map(
    points.flatMap((point) => {
      const value = field(point);
      return value === null ? [] : [[point.epoch, value] as const];
    }),
  );
}

/** Its loss right after pruning is not measured. */
function testValues({ points, metrics }: CurveRun, measure: CurveMeasure): Values {
  if (metrics === null) return new Map();
  const last = points.at(-1)?.epoch ?? 0;
  const start = measure === 'accuracy' ? metrics.oneShotAccuracy : null;
  return new Map([...(start === null ? [] : [[0, start] as const]), [last, metrics[measure]]]);
}

function meanPoints(runs: readonly Values[], fromEpoch: number): CurvePoint[] {
  const epochs = [...new Set(runs.flatMap((values) => [...values.keys()]))].sort((a, b) => a - b);
  return epochs.map((epoch) => {
    const { mean, sd, n } = spread(runs.flatMap((values) => values.get(epoch) ?? []));
    return { epoch: fromEpoch + epoch, mean, sd, n };
  });
}
