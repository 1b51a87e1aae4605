import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../contract/words.ts';
import { experimentProgress } from './experiment-progress.ts';
import type { ActiveWork, BegunWork, Standing } from './experiment-progress.ts';

const tally = (status: RunStatus, count: number, work: number, latencySeconds = 0) => ({
  ...{ status, count, work, latencySeconds },
});

function standing(part: Partial<Standing>): Standing {
  return {
    tallies: [],
    active: [],
    begun: [],
    cancelled: false,
    abandoned: false,
    paused: false,
    workers: 2,
    pace: () => ({ left: [], timed: [] }),
    heldUp: null,
    ...part,
  };
}

const kept = (work: number, fraction: number, runId = 'kept'): BegunWork => ({
  ...{ runId, stage: 'train', epoch: 3, seconds: 0, savedAt: null },
  ...{ work, fraction },
});

const training = (work: number, fraction: number): ActiveWork => ({
  runId: 'r',
  stage: 'train',
  work,
  fraction,
  waits: null,
  hang: null,
  training: null,
  usage: null,
  seen: { seconds: 0, work: 0 },
});

describe('the progress of an experiment', () => {
  it('counts runs by state, with zero where there is none', () => {
    const progress = experimentProgress(
      standing({ tallies: [tally('queued', 3, 30), tally('done', 1, 10)] }),
    );
    expect(progress.counts).toEqual({
      queued: 3,
      running: 0,
      trained: 0,
      done: 1,
      failed: 0,
      cancelled: 0,
    });
    expect(progress.total).toBe(4);
    expect(progress.settled).toBe(false);
  });

  it('goes by work and not by number of runs', () => {
    const { fraction } = experimentProgress(
      standing({ tallies: [tally('done', 1, 90), tally('queued', 9, 10)] }),
    );
    expect(fraction).toBeCloseTo(0.9);
  });

  it('counts what active runs have done so far', () => {
    const { fraction } = experimentProgress(
      standing({ tallies: [tally('running', 1, 100)], active: [training(100, 0.5)] }),
    );
    // Half of the run's 98 %; the other 2 % are the latency.
    expect(fraction).toBeCloseTo(0.49);
  });

  it('does not go back while the latencies of networks of unlike work are measured in turn', () => {
    const during = (work: number, fraction: number) =>
      experimentProgress(
        standing({
          tallies: [tally('trained', 2, 100)],
          active: [{ ...training(work, fraction), stage: 'latency' }],
        }),
      ).fraction;
    // Each network after its third burst of five, and again after its fourth.
    const fractions = [during(80, 0.6), during(20, 0.6), during(80, 0.8), during(20, 0.8)];
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeCloseTo(0.98);
  });

  it('is settled when everything is done, failed or cancelled', () => {
    const progress = experimentProgress(
      standing({
        tallies: [tally('done', 1, 1), tally('failed', 1, 1), tally('cancelled', 1, 1)],
      }),
    );
    expect(progress).toMatchObject({ settled: true, fraction: 1, secondsLeft: 0 });
  });

  it('is not settled while a latency is missing', () => {
    const progress = experimentProgress(standing({ tallies: [tally('trained', 1, 1)] }));
    expect(progress.settled).toBe(false);
  });

  it('of a cancelled experiment is settled although another one still waits for a shared run', () => {
    const progress = experimentProgress(
      standing({
        tallies: [tally('running', 1, 1), tally('trained', 1, 1)],
        active: [training(1, 0.5)],
        cancelled: true,
      }),
    );
    expect(progress.settled).toBe(true);
    expect(progress.counts).toMatchObject({ running: 0, cancelled: 1, trained: 1 });
    expect(progress.active).toEqual([]);
  });
});

describe('the progress of a paused experiment', () => {
  it('tells no time left, and what is still being finished', () => {
    const progress = experimentProgress(
      standing({
        tallies: [tally('queued', 1, 10), tally('running', 1, 10), tally('done', 1, 10, 1)],
        active: [training(10, 0.5)],
        paused: true,
      }),
    );
    expect(progress).toMatchObject({ state: 'paused', settled: false, secondsLeft: null });
    expect(progress.active).toHaveLength(1);
  });
});

describe('the progress of an experiment that waits for the data folder', () => {
  const waits = { cause: 'away', path: '/data', since: '2026-11-29T12:00:00.000Z' } as const;
  const left = tally('queued', 1, 10);
  const waiting = { ...training(10, 0.9), waits };

  it('says so of the run and of the whole, and tells no time left', () => {
    const progress = experimentProgress(
      standing({
        tallies: [left, tally('running', 1, 10), tally('done', 1, 10, 1)],
        active: [waiting, training(10, 0.5)],
        heldUp: waits,
      }),
    );
    expect(progress).toMatchObject({ waits, secondsLeft: null, state: 'running' });
    expect(progress.active.map((run) => run.waits)).toEqual([waits, null]);
  });

  it('also where it is a run of another one that waits, unless it is paused anyway', () => {
    const heldUp = { tallies: [left], heldUp: waits };
    expect(experimentProgress(standing(heldUp)).waits).toEqual(waits);
    expect(experimentProgress(standing({ ...heldUp, paused: true })).waits).toBeNull();
    const own = { ...heldUp, active: [waiting], paused: true };
    expect(experimentProgress(standing(own)).waits).toEqual(waits);
  });

  it('says nothing of it once all is settled', () => {
    const tallies = [tally('done', 1, 10, 1)];
    expect(experimentProgress(standing({ tallies, heldUp: waits })).waits).toBeNull();
  });
});

describe('the progress of an experiment whose workbench was killed', () => {
  const work = [{ strategy: 'random', count: 1, work: 10 }];
  const killed = standing({
    tallies: [tally('running', 1, 10), tally('queued', 1, 10), tally('done', 1, 10, 1)],
    begun: [kept(10, 0.5)],
    pace: () => ({ left: work, timed: [{ strategy: 'random', work: 10, seconds: 30 }] }),
  });

  it('has all its runs waiting, as far as their checkpoints have them, for nobody knows how long', () => {
    const progress = experimentProgress({ ...killed, abandoned: true });
    expect(progress).toMatchObject({ state: 'interrupted', secondsLeft: null });
    expect(progress.counts).toMatchObject({ queued: 2, running: 0, done: 1 });
    expect(progress.fraction).toBeCloseTo((10 + 10 * 0.5 * 0.98) / 30);
  });

  it('is as far for who looks while it is not known to be killed', () => {
    const progress = experimentProgress(killed);
    expect(progress).toMatchObject({ state: 'running', counts: { running: 1 } });
    expect(progress.fraction).toBeCloseTo((10 + 10 * 0.5 * 0.98) / 30);
  });
});

describe('the time left', () => {
  const left = (part: Partial<Standing>) => experimentProgress(standing(part)).secondsLeft;
  const timed = [{ strategy: 'random', work: 10, seconds: 30 }];

  it('is that of training and then of the latencies', () => {
    // 40 at 3 s each on 2 workers: 60 s. 4 latencies of 1 s: 4 s.
    const tallies = [tally('queued', 4, 40), tally('done', 2, 20, 2)];
    const work = [{ strategy: 'random', count: 4, work: 40 }];
    expect(left({ tallies, pace: () => ({ left: work, timed }) })).toBeCloseTo(64);
  });

  it('takes off what runs under way have done, and assumes little of a first latency', () => {
    const work = [{ strategy: 'random', count: 1, work: 10 }];
    const pace = () => ({ left: work, timed });
    const tallies = [tally('running', 1, 10)];
    expect(left({ tallies, active: [training(10, 0.2)], pace })).toBeCloseTo(24.1);
  });

  it('takes off what is kept of runs that wait in the queue, and counts it as done', () => {
    const work = [{ strategy: 'random', count: 1, work: 10 }];
    const part = {
      ...{ tallies: [tally('queued', 1, 10)], begun: [kept(10, 0.5)] },
      pace: () => ({ left: work, timed }),
    };
    expect(left(part)).toBeCloseTo(15.1);
    expect(experimentProgress(standing(part)).fraction).toBeCloseTo(0.49);
  });

  it('counts a run once that goes on from its checkpoint, as far as it is by now', () => {
    const progress = experimentProgress(
      standing({
        tallies: [tally('running', 2, 20)],
        active: [training(10, 0.75)],
        begun: [kept(10, 0.5, 'r'), kept(10, 0.25)],
      }),
    );
    expect(progress.fraction).toBeCloseTo(0.98 * 0.5);
    expect(progress.kept.map(({ runId, fraction }) => [runId, fraction])).toEqual([
      ['r', 0.5],
      ['kept', 0.25],
    ]);
  });

  it('goes by what checkpoints took while there is nothing else to go by', () => {
    const work = [{ strategy: 'dense', count: 1, work: 10 }];
    const begun = [{ ...kept(10, 0.25), seconds: 30 }];
    const pace = () => ({ left: work, timed: [] });
    expect(left({ tallies: [tally('queued', 1, 10)], begun, pace })).toBeCloseTo(90.1);
  });

  it('is not known while there is nothing to go by', () => {
    const work = [{ strategy: 'random', count: 1, work: 10 }];
    const pace = () => ({ left: work, timed: [] });
    expect(left({ tallies: [tally('queued', 1, 10)], pace })).toBeNull();
  });

  it('is that of the latencies alone once all is trained', () => {
    const tallies = [tally('trained', 3, 30), tally('done', 1, 10, 2)];
    expect(left({ tallies })).toBeCloseTo(6);
  });
});
