import type { ExperimentEvent, ExperimentProgress, LogEntry } from '../../contract/progress.ts';
import type { MetricPoint, RunRecord } from '../../contract/run.ts';

/** What is known of an experiment while it runs: the fold of its events. */
export interface ExperimentState {
  readonly progress: ExperimentProgress;
  /** By id, in the order of the experiment. */
  readonly runs: ReadonlyMap<string, RunRecord>;
  /** Points of learning curves that arrived since watching began, by run id. */
  readonly points: ReadonlyMap<string, readonly MetricPoint[]>;
  /** Entries of the log that arrived since watching began. */
  readonly log: readonly LogEntry[];
}

/**
 * Folds events into the state. A batch is folded at once so that thousands of runs are copied once
 * per batch and not once per event. What comes before the first snapshot says nothing and is left.
 */
export function foldEvents(
  state: ExperimentState | undefined,
  events: readonly ExperimentEvent[],
): ExperimentState | undefined {
  if (events.length === 0) return state;
  let progress = state?.progress;
  let runs = new Map(state?.runs);
  let points = new Map(state?.points);
  let log = state?.log ?? [];
  for (const event of events) {
    switch (event.type) {
      case 'snapshot':
        progress = event.progress;
        runs = new Map(event.runs.map((run) => [run.id, run]));
        points = new Map();
        log = [];
        break;
      case 'progress':
        progress = event.progress;
        break;
      case 'run':
        runs.set(event.run.id, event.run);
        // A run that is tried again draws its curve anew.
        if (event.run.status === 'queued') points.delete(event.run.id);
        break;
      case 'point':
        points.set(event.runId, [...(points.get(event.runId) ?? []), event.point]);
        break;
      case 'log':
        log = [...log, event.entry];
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
