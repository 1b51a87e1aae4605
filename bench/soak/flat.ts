import { markdownTable } from 'markdown-table';
import type { Sample } from './sample.ts';

/** How much something may be above what it was when everything had been met once. */
const GROWTH = 1.15;
/** Sockets and files come and go. */
const MORE_HANDLES = 4;
/** Pages of the database are filled unevenly. */
const SPREAD = 1.25;

/** A table of the samples. */
export function soakTable(samples: readonly Sample[]): string {
  return markdownTable(
    [
      [
        'runs',
        'host MB',
        'of that held',
        'of that heap',
        'largest trainer MB',
        'handles: host',
        'a trainer',
        'database kB per run',
        'networks',
        'other files',
      ],
      ...samples.map((sample) => [
        sample.runs,
        megabytes(sample.residentBytes),
        megabytes(sample.heldBytes),
        megabytes(sample.heapBytes),
        megabytes(sample.trainerBytes),
        sample.hostHandles,
        sample.trainerHandles,
        (sample.databaseBytes / sample.runs / 1000).toFixed(2),
        sample.networks,
        sample.otherFiles,
      ]),
    ].map((row) => row.map(String)),
    { align: 'r' },
  );
}

/**
 * What is not flat, in words. Memory, handles and files of all later samples are held against the second
 * one, before which everything has been met; the database's growth from sample to sample against itself.
 */
export function notFlat(samples: readonly Sample[]): string[] {
  const [, first, ...later] = samples;
  if (!first || later.length === 0) return ['There are too few samples to say.'];
  const grown = (name: string, of: (sample: Sample) => number, most: (was: number) => number) => {
    const above = later.find((sample) => !(of(sample) <= most(of(first))));
    if (!above) return [];
    return [`${name} is above what it was after ${first.runs} runs, from ${above.runs} on.`];
  };
  const share = (was: number) => was * GROWTH;
  const some = (was: number) => was + MORE_HANDLES;
  const growths = samples.slice(1).map((sample, index) => perRun(samples[index] as Sample, sample));
  const spread = Math.max(...growths) / Math.min(...growths);
  return [
    ...grown('What the host holds', ({ heldBytes }) => heldBytes, share),
    ...grown('The heap of the host', ({ heapBytes }) => heapBytes, share),
    ...grown('The memory of the largest trainer', ({ trainerBytes }) => trainerBytes, share),
    ...grown('The number of handles of the host', ({ hostHandles }) => hostHandles, some),
    ...grown('The number of handles of a trainer', ({ trainerHandles }) => trainerHandles, some),
    ...grown(
      'The number of other files',
      ({ otherFiles }) => otherFiles,
      (was) => was,
    ),
    ...(spread > SPREAD
      ? [`The database grows by ${growths.map((kB) => kB.toFixed(2)).join(', ')} kB per run.`]
      : []),
  ];
}

function perRun(before: Sample, after: Sample): number {
  return (after.databaseBytes - before.databaseBytes) / (after.runs - before.runs) / 1000;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
