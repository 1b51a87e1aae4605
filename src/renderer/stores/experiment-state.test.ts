import { describe, expect, it } from 'vitest';
import type { ExperimentEvent } from '../../contract/progress.ts';
import { pointAt, progressOf, runOf } from '../../../test/fixtures/records.ts';
import { foldEvents, joinPoints } from './experiment-state.ts';

const snapshot: ExperimentEvent = {
  type: 'snapshot',
  progress: progressOf({ queued: 2 }),
  runs: [runOf({ id: 'a', status: 'queued' }), runOf({ id: 'b', status: 'queued' })],
};

describe('foldEvents', () => {
  it('knows nothing before the first snapshot', () => {
    expect(foldEvents(undefined, [])).toBeUndefined();
    expect(
      foldEvents(undefined, [{ type: 'run', run: runOf({ id: 'a', status: 'done' }) }]),
    ).toBeUndefined();
  });

  it('takes the newest record of a run and leaves the order of the runs', () => {
    const state = foldEvents(undefined, [
      snapshot,
      { type: 'run', run: runOf({ id: 'a', status: 'running' }) },
      { type: 'run', run: runOf({ id: 'a', status: 'done' }) },
    ]);
    expect([...(state?.runs.values() ?? [])].map((run) => [run.id, run.status])).toEqual([
      ['a', 'done'],
      ['b', 'queued'],
    ]);
  });

  it('gives the same whether events come one by one or together', () => {
    const events: ExperimentEvent[] = [
      snapshot,
      { type: 'point', runId: 'a', point: pointAt('train', 1) },
      { type: 'progress', progress: progressOf({ queued: 1, done: 1 }) },
      { type: 'point', runId: 'a', point: pointAt('train', 2) },
      { type: 'run', run: runOf({ id: 'b', status: 'failed' }) },
    ];
    const oneByOne = events.reduce(
      (state, event) => foldEvents(state, [event]),
      foldEvents(undefined, []),
    );
    expect(oneByOne).toEqual(foldEvents(undefined, events));
    expect(oneByOne?.progress.counts.done).toBe(1);
    expect(oneByOne?.points.get('a')).toHaveLength(2);
  });

  it('leaves the state it was given as it was', () => {
    const before = foldEvents(undefined, [snapshot]);
    foldEvents(before, [{ type: 'run', run: runOf({ id: 'a', status: 'done' }) }]);
    expect(before?.runs.get('a')?.status).toBe('queued');
  });

  it('keeps what no event touched, so that nothing is worked out from it again', () => {
    const before = foldEvents(undefined, [snapshot]);
    const after = foldEvents(before, [{ type: 'progress', progress: progressOf({ done: 2 }) }]);
    expect(after?.progress.counts.done).toBe(2);
    expect(after?.runs).toBe(before?.runs);
    expect(after?.points).toBe(before?.points);
    expect(after?.log).toBe(before?.log);
  });

  it('keeps the latest entries of a long log', () => {
    const entryOf = (id: number) => ({
      type: 'log' as const,
      entry: { id, at: '', kind: 'started' as const, runId: 'a', detail: null },
    });
    const events = Array.from({ length: 1200 }, (_, id) => entryOf(id));
    const log = foldEvents(undefined, [snapshot, ...events])?.log ?? [];
    expect([log.length, log[0]?.id, log.at(-1)?.id]).toEqual([500, 700, 1199]);
  });

  it('forgets the curve of a run that starts again', () => {
    const state = foldEvents(undefined, [
      snapshot,
      { type: 'point', runId: 'a', point: pointAt('train', 1) },
      { type: 'run', run: runOf({ id: 'a', status: 'queued', attempts: 1 }) },
    ]);
    expect(state?.points.has('a')).toBe(false);
  });

  it('starts anew at each snapshot', () => {
    const state = foldEvents(undefined, [
      snapshot,
      { type: 'point', runId: 'a', point: pointAt('train', 1) },
      { type: 'snapshot', progress: progressOf({ done: 1 }), runs: [runOf({ id: 'c' })] },
    ]);
    expect([...(state?.runs.keys() ?? [])]).toEqual(['c']);
    expect(state?.points.size).toBe(0);
  });
});

describe('joinPoints', () => {
  it('keeps a point once that was stored and also arrived', () => {
    const first = pointAt('train', 1);
    const second = pointAt('train', 2);
    expect(joinPoints([first, second], [second, pointAt('fine-tune', 1)])).toEqual([
      first,
      second,
      pointAt('fine-tune', 1),
    ]);
  });
});
