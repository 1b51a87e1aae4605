/** What a trainer has written down: when (milliseconds), and what it did. */
export interface TraceEntry {
  readonly at: number;
  readonly word: 'up' | 'loads' | 'works' | 'kept' | 'trained' | 'failed';
}

export function readTrace(text: string): TraceEntry[] {
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([at, word]) =>
      word === undefined ? [] : { at: Number(at), word: word as TraceEntry['word'] },
    );
}

/**
 * Seconds of work that are lost with a trainer that ends then, since they are in no checkpoint: those since
 * the last one, or since it began to work. Undefined where it had no run.
 */
export function lostWith(trace: readonly TraceEntry[], endedAt: number): number | undefined {
  let from: number | undefined;
  let hasRun = false;
  for (const { at, word } of trace) {
    if (word === 'loads') hasRun = true;
    if (word === 'works') from ??= at;
    if (word === 'kept') from = at;
    if (word === 'loads' || word === 'trained' || word === 'failed') from = undefined;
    if (word === 'trained' || word === 'failed') hasRun = false;
  }
  if (!hasRun) return undefined;
  return from === undefined ? 0 : Math.max(0, endedAt - from) / 1000;
}

/** When it began to work on a run, its data loaded: milliseconds. */
export function beginningsOfWork(trace: readonly TraceEntry[]): number[] {
  return trace
    .filter(({ word }, index) => word === 'works' && trace[index - 1]?.word === 'loads')
    .map(({ at }) => at);
}
