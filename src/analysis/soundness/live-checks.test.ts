import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { LatencyEvidence } from '../../contract/latency.ts';
import type { Environment, RunRecord } from '../../contract/run.ts';
import type { CheckId } from '../../contract/soundness.ts';
import { compare } from '../comparison/compare.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { liveChecks } from './live-checks.ts';
import type { Evidence } from './live-checks.ts';
import { matchedAccuracies } from './matched.ts';

const SPARSITIES = [0.5, 0.75, 0.875, 0.9375, 0.96875];
const SEEDS = [0, 1, 2, 3, 4];
const STRATEGIES = ['magnitude', 'random', 'random-proportional', 'scratch'];

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

/** As the document's entries have them. */
const PARAMETERS: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  question.entries.map(({ choice: { id, ...parameters } }) => [id, parameters]),
);

const LATENCY: LatencyEvidence = {
  measuredAt: '2026-01-01T00:00:00.000Z',
  measurement: 1,
  sameAsDense: true,
  batches: {},
  load: { others: 0, average: 0 },
  doubts: [],
};

/** All runs of the document; `statusOf` says how each has ended, done where it does not. */
function runsOf(
  statusOf: (record: RunRecord) => Status | undefined = () => undefined,
  measured = true,
): SeriesRun[] {
  const levels = STRATEGIES.flatMap((id) => SPARSITIES.map((sparsity) => [id, sparsity] as const));
  return [['dense', 0] as const, ['dense-continued', 0] as const, ...levels].flatMap(
    ([strategy, level]) =>
      SEEDS.map((seed): SeriesRun => {
        const ratio = 1 / (1 - level);
        const done = {
          compressionRatio: ratio,
          theoreticalSpeedup: ratio,
          validationAccuracy: 0.9,
          ...(measured && { latency: LATENCY }),
        };
        const { record, settings } = seriesRun(strategy, level, seed, done, PARAMETERS[strategy]);
        const status = statusOf(record) ?? 'done';
        const ended = status === 'done' || status === 'trained';
        return {
          settings,
          record: ended
            ? { ...record, status }
            : { ...seriesRun(strategy, level, seed, null, PARAMETERS[strategy]).record, status },
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
        epochs: strategy === 'dense' ? 10 : 13,
        startsAnew: strategy === 'dense' || strategy === 'scratch',
      })),
    pairs: ['mlp', 'gru', 'lstm'].map((model, index) => ({
      dataset: { id: `set ${index}` },
      model: { id: model },
    })),
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

describe('the terms of an experiment', () => {
  const whole = evidence(runsOf());
  const changed = (change: (origin: Evidence['origins'][number], index: number) => object) =>
    evidence(runsOf(), {
      origins: whole.origins.map((origin, index) => ({ ...origin, ...change(origin, index) })),
    });
  const last = whole.origins.length - 1;

  it('are not the same where version or source differ', () => {
    const given = changed((_, index) =>
      index === last ? { environment: { ...HERE, workbench: '1.0.1' } } : {},
    );
    expect(item('same-terms', given)).toMatchObject({
      state: 'partly',
      facts: { differing: ['workbench'], foreign: 0, baselines: 5 },
      mend: null,
    });
    expect(item('same-environment', given)?.state).toBe('met');
  });

  it.each([
    { device: 'gpu' as const },
    { deviceName: 'Another processor' },
    { platform: 'darwin' },
    { cores: 8 },
    { node: '25' },
    { tensorflow: '2.22.0' },
    { tfjs: '4.23.0' },
    { oneDnn: false },
    { vectorInstructions: ['avx2'] },
  ])('are not those of one environment with %j, as far as it was recorded', (change) => {
    const here = { ...HERE, oneDnn: true, vectorInstructions: ['avx2', 'avx512f'] };
    const elsewhere = { ...here, ...change };
    const differing = changed((_, index) => ({ environment: index === last ? elsewhere : here }));
    expect(item('same-environment', differing)).toMatchObject({
      state: 'partly',
      facts: { differing: Object.keys(change), unrecorded: 0 },
    });
    expect(item('same-terms', differing)?.state).toBe('met');
    const earlier = { ...here, [Object.keys(change)[0] as string]: null };
    const unknown = changed((_, index) => ({
      environment: (index === last ? earlier : here) as Environment,
    }));
    expect(item('same-environment', unknown)).toMatchObject({ state: 'met' });
  });

  it('are no equal budget without the dense network that is trained as long', () => {
    const before = runsOf().filter(({ record }) => record.strategy !== 'dense-continued');
    expect(item('equal-budget', evidence(before))).toEqual({
      id: 'equal-budget',
      state: 'missing',
      facts: { reference: 10, least: 13, most: 13 },
      mend: { kind: 'add-reference' },
    });
    const withMacs = (scratch: number) =>
      evidence(
        runsOf().map(({ record, settings }) => {
          const { strategy, metrics } = record;
          const own: Record<string, number> = { dense: 10, scratch };
          const trainingMacs = own[strategy] ?? 3;
          return {
            settings,
            record: { ...record, metrics: metrics && { ...metrics, trainingMacs } },
          };
        }),
      );
    // The pruned ones spend 10 + 3 as the reference does, a network from scratch what it needs.
    expect(item('equal-budget', withMacs(6.5))).toMatchObject({
      state: 'met',
      facts: { macsLeast: 0.5, macsMost: 1 },
    });
    expect(item('equal-budget', withMacs(26))).toMatchObject({
      state: 'partly',
      facts: { macsLeast: 1, macsMost: 2 },
    });
    const longer = changed((_, index) => (index === last ? { epochs: 14 } : {}));
    expect(item('equal-budget', longer)).toMatchObject({
      state: 'missing',
      facts: { reference: 13, least: 13, most: 14 },
    });
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
    expect(item('same-environment', none)).toMatchObject({
      state: 'partly',
      facts: { unrecorded: 1 },
    });
  });
});
