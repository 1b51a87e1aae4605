import type { ExperimentEvent, ExperimentProgress, LogEntry } from '../../contract/progress.ts';
import type { MetricPoint, RunRecord } from '../../contract/run.ts';

/** What is known of an experiment while it runs: the fold of its events. */
export interface ExperimentState {
  readonly progress: ExperimentProgress;
  /** By id, in the order of the experiment. */
  readonly runs: ReadonlyMap<string, RunRecord>;
  /** Points of learning curves that arrived since watching began, by run id. */
  readonly points: ReadonlyMap<string, readonly MetricPoint[]>;
  /** Entries of the log that arrived since watching began: the latest, as many as the host tells at once. */
  readonly log: readonly LogEntry[];
}

/** Thousands of runs leave several entries each, which nobody reads on one screen. */
const MOST_LOG_ENTRIES = 500;

/**
 * Folds events into the state. A batch is folded at once so that thousands of runs are copied once
 * per batch and not once per event; parts that no event touched stay the same objects, so that
 * nothing that follows from them is worked out again. What comes before the first snapshot says
 * nothing and is left.
 */
export function foldEvents(
  state: ExperimentState | undefined,
  events: readonly ExperimentEvent[],
): ExperimentState | undefined {
  if (events.length === 0) return state;
  let progress = state?.progress;
  let runs = state?.runs ?? new Map<string, RunRecord>();
  let points = state?.points ?? new Map<string, readonly MetricPoint[]>();
  let log = state?.log ?? [];
  let ownRuns: Map<string, RunRecord> | undefined;
  let ownPoints: Map<string, readonly MetricPoint[]> | undefined;
  const changedRuns = () => {
    ownRuns ??= new Map(runs);
    runs = ownRuns;
    return ownRuns;
  };
  const changedPoints = () => {
    ownPoints ??= new Map(points);
    points = ownPoints;
    return ownPoints;
  };
  for (const event of events) {
    switch (event.type) {
      case 'snapshot':
        progress = event.progress;
        runs = ownRuns = new Map(event.runs.map((run) => [run.id, run]));
        points = ownPoints = new Map();
        log = [];
        break;
      case 'progress':
        progress = event.progress;
        break;
      case 'run':
        changedRuns().set(event.run.id, event.run);
        // A run that is tried again draws its curve anew.
        if (event.run.status === 'queued') changedPoints().delete(event.run.id);
        break;
      case 'point':
        changedPoints().set(event.runId, [...(points.get(event.runId) ?? []), event.point]);
        break;
      case 'log':
        log = [...log.slice(1 - MOST_LOG_ENTRIES), event.entry];
        break;
      default:
        event satisfies never;
    }
  }
  return progress === undefined ? undefined : { progress, runs, points, log };
}

/** Stored points followed by those that came after; a point that is in both stands once. */
export function joinPoints(
  stored: readonly MetricPoint[],
  arrived: readonly MetricPoint[],
): MetricPoint[] {
  const byPlace = new Map(
    [...stored, ...arrived].map((point) => [`${point.stage} ${point.epoch}`, point]),
  );
  return [...byPlace.values()];
}
