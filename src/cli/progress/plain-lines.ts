import { latencyDoubts } from '../../analysis/latency/evidence.ts';
import type {
  ActiveRun,
  ExperimentEvent,
  ExperimentProgress,
  LogEntry,
} from '../../contract/progress.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Waiting } from '../../contract/waiting.ts';
import type { RunStatus } from '../../contract/words.ts';
import { countText, durationText, secondText } from '../figures.ts';
import { runName } from '../run-name.ts';
import type { ProgressDisplay } from './display.ts';
import { keptLines } from './kept-text.ts';
import { logLine } from './log-line.ts';
import { isSameWaiting, waitingText, waitingWords } from './waiting-text.ts';

/** A line of overall progress at most this often. */
const PROGRESS_INTERVAL_MS = 15_000;

const GOES_ON = 'The data folder can be used again.';
const HANGS = {
  silent: 'its trainer has not answered since',
  stuck: 'its trainer has made no progress since',
};

/**
 * Progress for a file or a pipe: a line when a run changes its state, and now and then one of the
 * whole. Learning curves are left out.
 *
 * @param print writes one line
 * @param now milliseconds of a clock
 */
export function plainLines(
  print: (line: string) => void,
  now: () => number = () => performance.now(),
): ProgressDisplay {
  const statuses = new Map<string, RunStatus>();
  const names = new Map<string, string>();
  /** What is wrong with trainers, and was told. */
  let hanging = new Map<string, string>();
  let printedAt = now();
  let waited: Waiting | null = null;
  function printHangs(active: readonly ActiveRun[]): void {
    const before = hanging;
    hanging = new Map();
    for (const { runId, hang } of active) {
      if (hang === null) continue;
      const line = `${names.get(runId) ?? runId}: ${HANGS[hang.kind]} ${secondText(hang.since)}.`;
      hanging.set(runId, line);
      if (before.get(runId) !== line) print(line);
    }
  }

  function printLog(entry: LogEntry): void {
    const line = logLine(entry, names);
    if (line !== null) print(line);
  }

  return {
    show(event: ExperimentEvent) {
      switch (event.type) {
        case 'snapshot':
          for (const run of event.runs) {
            statuses.set(run.id, run.status);
            names.set(run.id, runName(run));
          }
          print(startLine(event.progress));
          for (const line of keptLines(event.progress.kept, names)) print(line);
          waited = event.progress.waits;
          if (waited) print(waitingText(waited));
          break;
        case 'run':
          if (statuses.get(event.run.id) === event.run.status) break;
          statuses.set(event.run.id, event.run.status);
          print(runLine(event.run, [...statuses.values()]));
          break;
        case 'progress':
          if (!isSameWaiting(event.progress.waits, waited)) {
            waited = event.progress.waits;
            print(waited ? waitingText(waited) : GOES_ON);
          }
          printHangs(event.progress.active);
          if (now() - printedAt < PROGRESS_INTERVAL_MS || event.progress.settled) break;
          printedAt = now();
          print(progressLine(event.progress));
          break;
        case 'log':
          printLog(event.entry);
          break;
        case 'point':
          break;
      }
    },
    stop: () => undefined,
  };
}

function startLine({ counts, total }: ExperimentProgress): string {
  const trained = (counts.trained ?? 0) + (counts.done ?? 0);
  return trained === 0
    ? `${countText(total, 'run')} to do.`
    : `${countText(total, 'run')}, of which ${trained} are trained already.`;
}

function runLine(run: RunRecord, statuses: readonly RunStatus[]): string {
  // Latency is measured after all training, so that `done` alone would stay at 0 until the end.
  const behind = statuses.filter((status) => status !== 'queued' && status !== 'running').length;
  const width = String(statuses.length).length;
  const count = `[${String(behind).padStart(width)}/${statuses.length}]`;
  return `${count} ${runName(run)}: ${statusText(run)}`;
}

function statusText({ status, metrics, error }: RunRecord): string {
  switch (status) {
    case 'failed':
      return `failed: ${error ?? 'no reason is known'}`;
    case 'trained':
      return `trained, accuracy ${metrics?.accuracy.toFixed(4) ?? 'unknown'}`;
    case 'done': {
      const latency = metrics?.latencyMs?.['1'];
      const doubt = metrics && latencyDoubts(metrics).length > 0 ? ' (unreliable)' : '';
      const measured =
        latency === undefined ? '' : `, ${latency.p50.toFixed(3)} ms at batch size 1${doubt}`;
      return `done, accuracy ${metrics?.accuracy.toFixed(4) ?? 'unknown'}${measured}`;
    }
    case 'queued':
    case 'running':
    case 'cancelled':
      return status;
  }
}

function progressLine({ fraction, secondsLeft, active, waits }: ExperimentProgress): string {
  if (waits) return `${Math.floor(fraction * 100)} % done, ${waitingWords(waits)}`;
  const left = secondsLeft === null ? '' : `, ${durationText(secondsLeft)} left`;
  return `${Math.floor(fraction * 100)} % done${left}, ${countText(active.length, 'run')} at work`;
}
