import { SingleBar } from 'cli-progress';
import type {
  ActiveRun,
  ExperimentEvent,
  ExperimentProgress,
  LogEntry,
} from '../../contract/progress.ts';
import type { Waiting } from '../../contract/waiting.ts';
import { durationText } from '../figures.ts';
import { runName } from '../run-name.ts';
import type { ProgressDisplay } from './display.ts';
import { keptLines } from './kept-text.ts';
import { logLine } from './log-line.ts';
import { isSameWaiting, waitingText, waitingWords } from './waiting-text.ts';

/** More active runs than this are counted, not named: the line must fit a terminal. */
const MOST_NAMED = 2;

/** Progress on a terminal: one bar with the runs done, the time left and what is at work. */
export function terminalBar(stream: NodeJS.WritableStream): ProgressDisplay {
  const names = new Map<string, string>();
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {runs} runs | {left} | {active}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream,
    // A line that wraps is drawn again and again below itself.
    linewrap: false,
    gracefulExit: false,
  });
  let started = false;
  let waited: Waiting | null = null;
  /** A line of its own, above the bar. */
  const say = (line: string) => {
    if (started) bar.stop();
    started = false;
    stream.write(`${line}\n`);
  };
  const draw = (progress: ExperimentProgress) => {
    const { waits } = progress;
    if (waits && !isSameWaiting(waits, waited)) say(waitingText(waits));
    waited = waits;
    const payload = {
      runs: `${behind(progress)}/${progress.total}`,
      left: leftText(progress),
      active: activeText(progress.active, names),
    };
    const percent = Math.floor(progress.fraction * 100);
    if (started) {
      bar.update(percent, payload);
    } else {
      bar.start(100, percent, payload);
      started = true;
    }
  };
  const sayLog = (entry: LogEntry) => {
    const line = logLine(entry, names);
    if (line !== null) say(line);
  };
  return {
    show(event: ExperimentEvent) {
      switch (event.type) {
        case 'snapshot':
          for (const run of event.runs) names.set(run.id, runName(run));
          for (const line of keptLines(event.progress.kept, names)) say(line);
          draw(event.progress);
          break;
        case 'progress':
          draw(event.progress);
          break;
        case 'log':
          sayLog(event.entry);
          break;
        case 'run':
        case 'point':
          break;
      }
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

/** Latency is measured after all training, so that `done` alone would stay at 0 until the end. */
function behind({ counts, total }: ExperimentProgress): number {
  return total - (counts.queued ?? 0) - (counts.running ?? 0);
}

function leftText({ secondsLeft, settled, waits }: ExperimentProgress): string {
  if (settled) return 'finished';
  if (waits) return waitingWords(waits);
  return secondsLeft === null ? 'time left unknown' : `${durationText(secondsLeft)} left`;
}

function doingText({ stage, hang }: ActiveRun): string {
  if (hang === null) return stage;
  return hang.kind === 'silent' ? 'does not answer' : 'does not get on';
}

function activeText(active: readonly ActiveRun[], names: ReadonlyMap<string, string>): string {
  const named = active
    .slice(0, MOST_NAMED)
    .map((run) => `${names.get(run.runId) ?? run.runId}: ${doingText(run)}`);
  const more = active.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
