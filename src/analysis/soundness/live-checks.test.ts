import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { CheckId } from '../../contract/soundness.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { liveChecks } from './live-checks.ts';
import { SPARSITIES, LATENCY, runsOf, evidence, item, states } from './evidence.fixture.ts';

const ALL: CheckId[] = [
  'both-measures',
  'operating-points',
  'raw-accuracy',
  'seeds',
  'controls',
  'same-terms',
  'equal-budget',
  'achieved',
  'validation',
  'fine-tuned',
  'retraining-rate',
  'pairs',
  'same-environment',
  'quiet-machine',
  'environment',
  'learnt',
  'complete',
];

const allAre = (state: string) => Object.fromEntries(ALL.map((id) => [id, state]));

describe('the checklist of an experiment', () => {
  it('is met item by item where all is finished, also before latencies are measured', () => {
    expect(states(evidence(runsOf()))).toEqual(allAre('met'));
    expect(states(evidence(runsOf(() => 'trained', false)))).toEqual({
      ...allAre('met'),
      'quiet-machine': 'pending',
    });
    expect(liveChecks(evidence(runsOf())).every(({ mend }) => mend === null)).toBe(true);
  });

  it('is pending where nothing is finished, but for the pairs, with what is planned', () => {
    const waiting = evidence(runsOf(() => 'queued'));
    expect(states(waiting)).toEqual({ ...allAre('pending'), pairs: 'met' });
    expect(item('operating-points', waiting)?.facts).toMatchObject({ found: 5 });
  });

  it('is pending while a run is, and what the document does not meet stays unmet', () => {
    const running = runsOf(({ id }) => (id === 'random-0.5-1-layer' ? 'running' : undefined));
    const oneShot = questionWith({ fineTuning: { epochs: 0 } });
    const others = Object.fromEntries(
      Object.entries(allAre('pending')).filter(([id]) => id !== 'retraining-rate'),
    );
    expect(states(evidence(running, { question: oneShot }))).toEqual({
      ...others,
      'fine-tuned': 'missing',
      'same-environment': 'met',
      'quiet-machine': 'pending',
      pairs: 'met',
    });
  });

  it('is not met where all has failed, and may be tried again', () => {
    const failed = evidence(runsOf(() => 'failed'));
    expect(states(failed)).toEqual({
      ...allAre('missing'),
      'retraining-rate': 'met',
      pairs: 'met',
    });
    expect(item('complete', failed)).toEqual({
      id: 'complete',
      state: 'missing',
      facts: { planned: 110, finished: 0, failed: 110, cancelled: 0 },
      mend: { kind: 'retry' },
    });
  });

  it('is not met where networks guess or diverged, less so where only pruned ones do', () => {
    const inCondition = (condition: RunRecord['condition'], strategy: string) =>
      evidence(
        runsOf().map((one) => ({
          ...one,
          record: {
            ...one.record,
            condition: one.record.strategy === strategy ? condition : null,
          },
        })),
      );
    const { length } = runsOf().filter(({ record }) => record.strategy === 'dense');
    expect(item('learnt', inCondition('at-chance', 'dense'))).toMatchObject({
      state: 'missing',
      facts: { atChance: length, notFinite: 0, dense: length },
    });
    expect(item('learnt', inCondition('not-finite', 'random'))).toMatchObject({
      state: 'partly',
      facts: { atChance: 0, dense: 0 },
    });
  });

  it('misses what failed, where it matters', () => {
    // The largest sparsity of random pruning has failed for all seeds, another point for one.
    const lost = evidence(
      runsOf(({ id, strategy, level }) =>
        (strategy === 'random' && level === 0.96875) || id === 'magnitude-0.5-2-global'
          ? 'failed'
          : undefined,
      ),
    );
    expect(states(lost)).toEqual({
      ...allAre('met'),
      'operating-points': 'partly',
      'raw-accuracy': 'partly',
      seeds: 'partly',
      complete: 'partly',
    });
    expect(item('operating-points', lost)).toMatchObject({
      facts: { found: 4, most: 5, short: ['random'] },
      mend: { kind: 'retry' },
    });
    expect(item('raw-accuracy', lost)).toMatchObject({
      facts: { points: 19, planned: 20, baselines: 5, seeds: 5 },
      mend: { kind: 'retry' },
    });
    expect(item('seeds', lost)).toMatchObject({ facts: { found: 4 }, mend: { kind: 'retry' } });
    expect(item('complete', lost)?.facts).toMatchObject({ finished: 104, failed: 6 });
  });

  it('misses a control of which nothing is left', () => {
    const given = evidence(
      runsOf(({ strategy }) => (strategy === 'scratch' ? 'failed' : undefined)),
    );
    expect(item('controls', given)).toMatchObject({
      state: 'partly',
      facts: { lacking: [{ id: 'scratch' }] },
      mend: { kind: 'retry' },
    });
  });

  it('counts points that lie apart over a range, whatever was asked for', () => {
    const narrow = runsOf().map(({ record, settings }) => {
      const { metrics, strategy, level } = record;
      if (metrics === null || strategy !== 'scratch') return { record, settings };
      // Five levels of which two came to the same network, within a range of 1.5.
      const compressionRatio = [2, 2, 2.4, 2.7, 3][SPARSITIES.indexOf(level)] ?? 1;
      return { settings, record: { ...record, metrics: { ...metrics, compressionRatio } } };
    });
    expect(item('operating-points', evidence(narrow))).toMatchObject({
      state: 'partly',
      facts: { found: 4, short: ['scratch'], narrow: ['scratch'] },
    });
  });

  it('misses the figures to choose by of runs that an earlier version made', () => {
    const [first, ...others] = runsOf() as [SeriesRun, ...SeriesRun[]];
    const metrics = first.record.metrics && { ...first.record.metrics, validationAccuracy: null };
    const given = evidence([{ ...first, record: { ...first.record, metrics } }, ...others]);
    expect(item('validation', given)).toMatchObject({ state: 'partly', facts: { without: 1 } });
  });

  it('asks to measure again what was measured beside others', () => {
    const doubts = (only: (index: number) => boolean) =>
      evidence(
        runsOf().map(({ record, settings }, index) => {
          const latency = { ...LATENCY, doubts: only(index) ? (['busy'] as const) : [] };
          const metrics = record.metrics && { ...record.metrics, latency };
          return { settings, record: { ...record, metrics } as RunRecord };
        }),
      );
    expect(
      item(
        'quiet-machine',
        doubts((index) => index === 0),
      ),
    ).toMatchObject({
      state: 'partly',
      facts: { measured: 110, doubtful: 1, doubts: ['busy'] },
      mend: { kind: 'measure-again' },
    });
    expect(
      item(
        'quiet-machine',
        doubts(() => true),
      )?.state,
    ).toBe('missing');
  });

  it('says what was cancelled while others still run', () => {
    const given = evidence(
      runsOf(({ level, seed }) =>
        level === 0.5 ? (seed === 0 ? 'cancelled' : 'running') : undefined,
      ),
    );
    expect(item('complete', given)).toMatchObject({
      state: 'partly',
      facts: { finished: 90, cancelled: 4, failed: 0 },
    });
  });
});
