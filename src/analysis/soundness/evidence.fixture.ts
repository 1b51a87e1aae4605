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

export const SPARSITIES = [0.5, 0.75, 0.875, 0.9375, 0.96875];
const SEEDS = [0, 1, 2, 3, 4];
const STRATEGIES = ['magnitude', 'random', 'random-proportional', 'scratch'];

const question = questionWith({
  strategies: STRATEGIES.map((id) => ({ id })),
  sparsities: SPARSITIES,
  seeds: SEEDS,
});

export const HERE: Environment = {
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

export const LATENCY: LatencyEvidence = {
  measuredAt: '2026-01-01T00:00:00.000Z',
  measurement: 1,
  sameAsDense: true,
  batches: {},
  load: { others: 0, average: 0 },
  doubts: [],
};

/** All runs of the document; `statusOf` says how each has ended, done where it does not. */
export function runsOf(
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

export function evidence(runs: readonly SeriesRun[], over: Partial<Evidence> = {}): Evidence {
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

export function item(id: CheckId, given: Evidence) {
  return liveChecks(given).find((check) => check.id === id);
}

export function states(given: Evidence) {
  return Object.fromEntries(liveChecks(given).map(({ id, state }) => [id, state]));
}
