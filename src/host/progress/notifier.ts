import { EventPublisher } from '@orpc/server';
import type { ExperimentEvent, ExperimentProgress, HistoryEvent } from '../../contract/progress.ts';
import type { MetricPoint } from '../../contract/run.ts';
import type { Orm } from '../../db/database.ts';
import { eventsAfter, latestEventId } from '../../db/queries/events.ts';
import type { StoredEvent } from '../../db/queries/events.ts';
import { experimentsOfRun, findExperiment } from '../../db/queries/experiments.ts';
import type { StoredExperiment } from '../../db/queries/experiments.ts';
import { queuedExperiments } from '../../db/queries/queue-order.ts';
import { findRunWithContext } from '../../db/queries/runs.ts';
import { logDefect } from '../defect-log.ts';
import { logEntry } from './log-entry.ts';
import type { Overview } from './overview.ts';
import { runRecord } from './run-record.ts';

/**
 * Tells watchers what changes. What trainers say comes at any time, also while the database is away and
 * cannot be asked for whom it concerns: then nobody who tells of it fails, and it is told later.
 */
export interface Notifier {
  /** Stored runs have changed. */
  runsChanged(runIds: readonly string[]): void;
  /** An experiment was added, or something of it has changed beside its runs. */
  experimentChanged(experimentId: string): void;
  /** An experiment is gone for good, and with it whatever could still be told its watchers. */
  experimentPurged(experimentId: string): void;
  /** The user has put the queue into another order. */
  queueReordered(): void;
  /** A trainer got on with a run. */
  progressed(runId: string): void;
  /** A run began to wait for the data folder, or goes on: that holds up every experiment. */
  waited(runId: string): void;
  /** The whole workbench began to wait for it, or goes on. */
  heldUp(): void;
  point(runId: string, point: MetricPoint): void;
  /** A snapshot, then what changes, until the experiment is settled or purged or the workbench closes. */
  watch(experiment: StoredExperiment, signal?: AbortSignal): AsyncGenerator<ExperimentEvent>;
  /** What is added, changes or is purged, until the watcher leaves. */
  watchList(signal?: AbortSignal): AsyncGenerator<HistoryEvent>;
  close(): void;
}

/** Progress of an experiment is told at most so often. */
const PROGRESS_INTERVAL_MS = 250;

export function createNotifier(orm: Orm, overview: Overview): Notifier {
  // A watcher that reads slowly must not miss the change of a run: everything is kept for it.
  const options = { maxBufferedEvents: Infinity };
  const events = new EventPublisher<Record<string, ExperimentEvent>>(options);
  const history = new EventPublisher<{ event: HistoryEvent }>(options);
  const closing = new AbortController();
  const stale = new Set<string>();
  /** What ends each watcher, by experiment: without any, ten thousand records need not be read. */
  const watchers = new Map<string, Set<AbortController>>();
  /** What the watchers of an experiment heard last. */
  const toldProgress = new Map<string, ExperimentProgress>();
  /** Runs whose change could not be read, and is told with the next. */
  const untold = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  /** What is in the log up to here has been told. */
  let toldEventId = latestEventId(orm);

  function tellProgress(): void {
    timer = undefined;
    const ids = [...stale];
    stale.clear();
    try {
      for (const id of ids) {
        const experiment = findExperiment(orm, id);
        if (!experiment) continue;
        const summary = overview.summary(experiment);
        if (watchers.has(id)) toldProgress.set(id, summary.progress);
        events.publish(id, { type: 'progress', progress: summary.progress });
        history.publish('event', { type: 'changed', summary });
      }
    } catch (error) {
      tellWaiting(ids, error);
    }
  }

  /** The database cannot be read: all that can be told is why. */
  function tellWaiting(ids: readonly string[], error: unknown): void {
    noteUnread(error);
    const waits = overview.waits();
    for (const id of ids) {
      const progress = toldProgress.get(id);
      if (waits && progress)
        events.publish(id, { type: 'progress', progress: { ...progress, waits } });
    }
  }

  /** That the database cannot be read is told as what the workbench waits for; else nobody would know. */
  function noteUnread(error: unknown): void {
    if (!overview.waits()) logDefect('Watchers could not be told what has changed', error);
  }

  /** The experiments of a run; those that are watched where nobody can be asked for them. */
  function experimentsAt(runId: string): string[] {
    try {
      return experimentsOfRun(orm, runId);
    } catch {
      return [...watchers.keys()];
    }
  }

  /** All that have something left to do; those that are watched where nobody can be asked for them. */
  function unfinished(): string[] {
    try {
      return queuedExperiments(orm);
    } catch {
      return [...watchers.keys()];
    }
  }

  function tellRun(runId: string, experimentIds: readonly string[]): void {
    const run = findRunWithContext(orm, runId);
    if (!run) return;
    for (const id of experimentIds) {
      const cancelled = findExperiment(orm, id)?.cancelledAt !== null;
      events.publish(id, { type: 'run', run: runRecord(run, { cancelled, abandoned: false }) });
    }
  }

  /** Whatever was noted since the last time; whoever changes something stored calls this after it. */
  function tellLog(): void {
    for (const event of eventsAfter(orm, toldEventId)) {
      toldEventId = event.id;
      const concerned = experimentsOf(event).filter((id) => watchers.has(id));
      for (const id of concerned) events.publish(id, { type: 'log', entry: logEntry(event) });
    }
  }

  function experimentsOf({ experimentId, runId }: StoredEvent): string[] {
    if (experimentId !== null) return [experimentId];
    return runId === null ? [] : experimentsOfRun(orm, runId);
  }

  function tellProgressSoon(experimentIds: readonly string[]): void {
    if (closing.signal.aborted) return;
    for (const id of experimentIds) stale.add(id);
    timer ??= setTimeout(tellProgress, PROGRESS_INTERVAL_MS);
  }

  function until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
  }

  function tellRuns(): void {
    try {
      tellLog();
      for (const runId of untold) {
        const experimentIds = experimentsOfRun(orm, runId);
        tellProgressSoon(experimentIds);
        const watched = experimentIds.filter((id) => watchers.has(id));
        if (watched.length > 0) tellRun(runId, watched);
        untold.delete(runId);
      }
    } catch (error) {
      // Whoever changed them has done so, and is to go on with what it does.
      noteUnread(error);
    }
  }

  return {
    runsChanged(runIds) {
      for (const runId of runIds) untold.add(runId);
      tellRuns();
    },
    experimentChanged(experimentId) {
      tellLog();
      tellProgressSoon([experimentId]);
    },
    experimentPurged(id) {
      stale.delete(id);
      for (const watcher of watchers.get(id) ?? []) watcher.abort();
      history.publish('event', { type: 'purged', id });
    },
    queueReordered: () => history.publish('event', { type: 'reordered' }),
    waited: (runId) => tellProgressSoon([...experimentsAt(runId), ...watchers.keys()]),
    heldUp() {
      tellRuns();
      tellProgressSoon(unfinished());
    },
    progressed: (runId) => tellProgressSoon(experimentsAt(runId)),
    point(runId, point) {
      for (const id of experimentsOfRun(orm, runId)) {
        events.publish(id, { type: 'point', runId, point });
      }
    },
    async *watch(experiment, signal) {
      // Subscribed before the snapshot is taken: nothing can happen unseen between the two.
      const purged = new AbortController();
      const changes = events.subscribe(experiment.id, {
        signal: AbortSignal.any([until(signal), purged.signal]),
        ...options,
      });
      const others = watchers.get(experiment.id) ?? new Set();
      watchers.set(experiment.id, others.add(purged));
      try {
        const progress = overview.progress(experiment);
        toldProgress.set(experiment.id, progress);
        yield { type: 'snapshot', progress, runs: overview.runs(experiment) };
        if (progress.settled) return;
        for await (const event of changes) {
          yield event;
          if (event.type === 'progress' && event.progress.settled) return;
        }
      } catch (error) {
        if (!closing.signal.aborted && !purged.signal.aborted) throw error;
      } finally {
        others.delete(purged);
        if (others.size === 0) {
          watchers.delete(experiment.id);
          toldProgress.delete(experiment.id);
        }
        await changes.return(undefined);
      }
    },
    async *watchList(signal) {
      try {
        yield* history.subscribe('event', { signal: until(signal), ...options });
      } catch (error) {
        if (!closing.signal.aborted) throw error;
      }
    },
    close() {
      clearTimeout(timer);
      closing.abort(new Error('The workbench is closing.'));
    },
  };
}
