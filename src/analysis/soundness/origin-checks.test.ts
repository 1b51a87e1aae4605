import { describe, expect, it } from 'vitest';
import type { Environment } from '../../contract/run.ts';
import type { Evidence } from './live-checks.ts';
import { HERE, runsOf, evidence, item } from './evidence.fixture.ts';

const ON_GPU = { deterministicOps: true, tf32: false };

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
    { gpu: { deterministicOps: true, tf32: true } },
    { node: '25' },
    { tensorflow: '2.22.0' },
    { tfjs: '4.23.0' },
    { oneDnn: false },
    { vectorInstructions: ['avx2'] },
  ])('are not those of one environment with %j, as far as it was recorded', (change) => {
    const here = { ...HERE, oneDnn: true, vectorInstructions: ['avx2', 'avx512f'], gpu: ON_GPU };
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
