import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { Environment, RunRecord } from '../../contract/run.ts';
import type { CheckId } from '../../contract/soundness.ts';
import { compare } from '../comparison/compare.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { liveChecks } from './live-checks.ts';
import type { Evidence } from './live-checks.ts';
import { matchedAccuracies } from './matched.ts';

const SPARSITIES = [0.5, 0.75, 0.875, 0.9375, 0.96875];
const SEEDS = [0, 1, 2];
const STRATEGIES = ['magnitude', 'random', 'scratch'];

const question = questionWith({
  strategies: STRATEGIES.map((id) => ({ id })),
  sparsities: SPARSITIES,
  seeds: SEEDS,
});

const HERE: Environment = {
  workbench: '1.0.0',
  commit: 'abc',
  device: 'cpu',
  deviceName: 'A processor',
  cores: 2,
  memoryBytes: 1,
  platform: 'linux',
  node: '24',
  tensorflow: '2.21.0',
  tfjs: '4.22.0',
};

type Status = RunRecord['status'];

/** All runs of the document; `statusOf` says how each has ended, done where it does not. */
function runsOf(
  statusOf: (record: RunRecord) => Status | undefined = () => undefined,
): SeriesRun[] {
  const levels = STRATEGIES.flatMap((id) => SPARSITIES.map((sparsity) => [id, sparsity] as const));
  return [['dense', 0] as const, ...levels].flatMap(([strategy, level]) =>
    SEEDS.map((seed): SeriesRun => {
      const ratio = 1 / (1 - level);
      const done = { compressionRatio: ratio, theoreticalSpeedup: ratio };
      const { record, settings } = seriesRun(strategy, level, seed, done);
      const status = statusOf(record) ?? 'done';
      const ended = status === 'done' || status === 'trained';
      return {
        settings,
        record: ended
          ? { ...record, status }
          : { ...seriesRun(strategy, level, seed, null).record, status },
      };
    }),
  );
}

function evidence(runs: readonly SeriesRun[], over: Partial<Evidence> = {}): Evidence {
  const records = runs.map(({ record }) => record);
  const comparison = compare(runs);
  return {
    question,
    records,
    comparison,
    matched: matchedAccuracies(comparison, new Map(records.map((run) => [run.id, run]))),
    origins: records
      .filter(({ metrics }) => metrics !== null)
      .map(({ id, seed, strategy }) => ({
        runId: id,
        baselineId: strategy === 'dense' ? null : `dense-0-${seed}`,
        environment: HERE,
      })),
    pairs: ['a', 'b', 'c'].map((id) => ({ dataset: { id }, model: { id: 'mlp' } })),
    ...over,
  };
}

function item(id: CheckId, given: Evidence) {
  return liveChecks(given).find((check) => check.id === id);
}

function states(given: Evidence) {
  return Object.fromEntries(liveChecks(given).map(({ id, state }) => [id, state]));
}

const ALL: CheckId[] = [
  'both-measures',
  'operating-points',
  'raw-accuracy',
  'seeds',
  'controls',
  'same-terms',
  'achieved',
  'fine-tuned',
  'pairs',
  'environment',
  'complete',
];

const allAre = (state: string) => Object.fromEntries(ALL.map((id) => [id, state]));

describe('the checklist of an experiment', () => {
  it('is met item by item where all is finished, also before latencies are measured', () => {
    expect(states(evidence(runsOf()))).toEqual(allAre('met'));
    expect(states(evidence(runsOf(() => 'trained')))).toEqual(allAre('met'));
    expect(liveChecks(evidence(runsOf())).every(({ mend }) => mend === null)).toBe(true);
  });

  it('is pending where nothing is finished, but for the pairs, with what is planned', () => {
    const waiting = evidence(runsOf(() => 'queued'));
    expect(states(waiting)).toEqual({ ...allAre('pending'), pairs: 'met' });
    expect(item('operating-points', waiting)?.facts).toMatchObject({ found: 5 });
  });

  it('is pending while a run is, and what the document does not meet stays unmet', () => {
    const running = runsOf(({ id }) => (id === 'random-0.5-1' ? 'running' : undefined));
    const oneShot = questionWith({ fineTuning: { epochs: 0 } });
    expect(states(evidence(running, { question: oneShot }))).toEqual({
      ...allAre('pending'),
      'fine-tuned': 'missing',
      pairs: 'met',
    });
  });

  it('is not met where all has failed, and may be tried again', () => {
    const failed = evidence(runsOf(() => 'failed'));
    expect(states(failed)).toEqual({ ...allAre('missing'), pairs: 'met' });
    expect(item('complete', failed)).toEqual({
      id: 'complete',
      state: 'missing',
      facts: { planned: 48, finished: 0, failed: 48, cancelled: 0 },
      mend: { kind: 'retry' },
    });
  });

  it('misses what failed, where it matters', () => {
    // The largest sparsity of random pruning has failed for all seeds, another point for one.
    const lost = evidence(
      runsOf(({ id, strategy, level }) =>
        (strategy === 'random' && level === 0.96875) || id === 'magnitude-0.5-2'
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
      facts: { points: 14, planned: 15, baselines: 3, seeds: 3 },
      mend: { kind: 'retry' },
    });
    expect(item('seeds', lost)).toMatchObject({ facts: { found: 2 }, mend: { kind: 'retry' } });
    expect(item('complete', lost)?.facts).toMatchObject({ finished: 44, failed: 4 });
  });

  it('misses a control of which nothing is left', () => {
    const given = evidence(
      runsOf(({ strategy }) => (strategy === 'scratch' ? 'failed' : undefined)),
    );
    expect(item('controls', given)).toMatchObject({
      state: 'partly',
      facts: { found: ['magnitude', 'random'], lacking: ['scratch'] },
      mend: { kind: 'retry' },
    });
  });

  it('says what was cancelled while others still run', () => {
    const given = evidence(
      runsOf(({ level, seed }) =>
        level === 0.5 ? (seed === 0 ? 'cancelled' : 'running') : undefined,
      ),
    );
    expect(item('complete', given)).toMatchObject({
      state: 'partly',
      facts: { finished: 39, cancelled: 3, failed: 0 },
    });
  });
});

describe('the terms of an experiment', () => {
  const whole = evidence(runsOf());
  const changed = (change: (origin: Evidence['origins'][number], index: number) => object) =>
    evidence(runsOf(), {
      origins: whole.origins.map((origin, index) => ({ ...origin, ...change(origin, index) })),
    });
  const last = whole.origins.length - 1;

  it('are not the same where device, library or version differ', () => {
    const elsewhere = { ...HERE, device: 'gpu', tensorflow: '2.22.0', memoryBytes: 2, cores: 8 };
    const given = changed((_, index) => (index === last ? { environment: elsewhere } : {}));
    expect(item('same-terms', given)).toMatchObject({
      state: 'partly',
      facts: { differing: ['device', 'tensorflow'], foreign: 0, unrecorded: 0, baselines: 3 },
      mend: null,
    });
    expect(item('environment', given)?.state).toBe('met');
  });

  it('are not the same where oneDNN or the vector instructions differ, as far as they were recorded', () => {
    const here = { ...HERE, oneDnn: true, vectorInstructions: ['avx2', 'avx512f'] };
    const elsewhere = { ...here, oneDnn: false, vectorInstructions: ['avx2'] };
    const differing = changed((_, index) => ({ environment: index === last ? elsewhere : here }));
    expect(item('same-terms', differing)).toMatchObject({
      state: 'partly',
      facts: { differing: ['vectorInstructions', 'oneDnn'] },
    });
    expect(
      item(
        'same-terms',
        changed(() => ({ environment: here })),
      )?.state,
    ).toBe('met');
    const earlier = changed((_, index) => ({ environment: index === last ? HERE : here }));
    expect(item('same-terms', earlier)).toMatchObject({ state: 'met', facts: { differing: [] } });
  });

  it('are not the same where a run starts from the baseline of another seed or experiment', () => {
    const other = changed((_, index) => (index === last ? { baselineId: 'dense-0-0' } : {}));
    expect(item('same-terms', other)).toMatchObject({ state: 'partly', facts: { foreign: 1 } });
    const foreign = changed((_, index) => (index === last ? { baselineId: 'elsewhere' } : {}));
    expect(item('same-terms', foreign)).toMatchObject({ state: 'partly', facts: { foreign: 1 } });
  });

  it('are only partly recorded where the source was changed or is not known', () => {
    const dirty = changed(() => ({ environment: { ...HERE, commit: 'abc-dirty' } }));
    expect(item('environment', dirty)).toMatchObject({
      state: 'partly',
      facts: { commits: ['abc-dirty'], changed: ['abc-dirty'], devices: ['A processor'] },
    });
    const unknown = changed(() => ({ environment: { ...HERE, commit: null } }));
    expect(item('environment', unknown)).toMatchObject({ state: 'partly', facts: { commits: [] } });
    const none = changed((_, index) => (index === last ? { environment: null } : {}));
    expect(item('environment', none)?.state).toBe('partly');
    expect(item('same-terms', none)).toMatchObject({ state: 'partly', facts: { unrecorded: 1 } });
  });
});
