import { markdownTable } from 'markdown-table';
import { linearRegression } from 'simple-statistics';

/** What was left of a page after its garbage was collected. */
export interface HeapSample {
  /** Since the page was opened. */
  readonly minutes: number;
  readonly heapBytes: number;
  /** Of the DOM. */
  readonly nodes: number;
  readonly listeners: number;
  /** Finished by then: what is known of each is kept, as it is shown. */
  readonly runs: number;
}

/** Until here charts, chunks and caches come for the first time. */
const SETTLED_AFTER_MINUTES = 1;

/**
 * The samples as a table, and how they grow: in bytes a minute, and for each run that has finished,
 * whose record and curve the page keeps. What grows by more than these does so for no reason.
 */
export function heapTable(samples: readonly HeapSample[]): string {
  const table = markdownTable(
    [
      ['minute', 'heap, MB', 'DOM nodes', 'listeners', 'runs'],
      ...samples.map(({ minutes, heapBytes, nodes, listeners, runs }) => [
        minutes.toFixed(1),
        (heapBytes / 1e6).toFixed(2),
        String(nodes),
        String(listeners),
        String(runs),
      ]),
    ],
    { align: 'r' },
  );
  const settled = samples.filter(({ minutes }) => minutes >= SETTLED_AFTER_MINUTES);
  if (settled.length < 3) return `${table}\n\nToo short to say how it grows.`;
  const perMinute = slope(settled, ({ minutes }) => minutes);
  const perRun = slope(settled, ({ runs }) => runs);
  return [
    table,
    '',
    `From minute ${SETTLED_AFTER_MINUTES} on: ${(perMinute / 1e3).toFixed(0)} kB a minute, ` +
      `${(perRun / 1e3).toFixed(2)} kB for each run that has finished.`,
  ].join('\n');
}

function slope(samples: readonly HeapSample[], along: (sample: HeapSample) => number): number {
  return linearRegression(samples.map((sample) => [along(sample), sample.heapBytes])).m;
}
