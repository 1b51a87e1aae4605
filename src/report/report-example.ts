import { answer } from '../analysis/answer/answer.ts';
import { compare } from '../analysis/comparison/compare.ts';
import { matchedAccuracies } from '../analysis/soundness/matched.ts';
import type { EntryWords } from '../contract/entry-words.ts';
import { experimentDocumentSchema } from '../contract/experiment.ts';
import type { LayerSignal, RunMetrics, RunRecord } from '../contract/run.ts';
import type { Check } from '../contract/soundness.ts';
import type { ReportInput } from './report-input.ts';

/** A name that is dangerous to every format. */
export const WICKED_NAME = '</script><img src=x onerror=alert(1)> & 50 % of a_b | *c* {d} \\e';

const metrics: RunMetrics = {
  accuracy: 0.97,
  oneShotAccuracy: 0.9,
  baselineAccuracy: null,
  validationAccuracy: null,
  validationLoss: null,
  loss: 0.1,
  parameters: 1000,
  nonzeroParameters: 1000,
  compressionRatio: 1,
  macs: 900,
  theoreticalSpeedup: 1,
  sizeBytes: 4100,
  gzipBytes: 3700,
  latencyMs: { 1: { p50: 0.125, p95: 0.2 }, 32: { p50: 0.5, p95: 0.7 } },
  trainingSeconds: 1,
  trainingMacs: 5400,
};

const run: RunRecord = {
  id: '',
  strategy: 'dense',
  family: 'control',
  parameters: {},
  level: 0,
  sparsity: 0,
  achievedSparsity: 0,
  weightSparsity: 0,
  seed: 0,
  fold: null,
  status: 'done',
  attempts: 1,
  error: null,
  metrics: null,
  condition: null,
  weightsSha256: null,
  layers: [],
  execution: 'compiled',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
};

const layer = (name: string, parameters: number, nonzeroParameters: number) => ({
  name,
  shape: [10, 10],
  parameters,
  nonzeroParameters,
  macs: parameters,
  effectiveMacs: nonzeroParameters,
});

/** Half of the hidden units are dead from the beginning. */
const signalsAt = (epoch: number): LayerSignal[] => [
  { layer: 'hidden1', gradientNorm: 0.5 / epoch, units: 8, deadUnits: 4 },
  { layer: 'output', gradientNorm: 1 / epoch, units: null, deadUnits: null },
];

const SEEDS = [0, 1, 2];
const LEVELS = [
  { level: 0.5, accuracies: [0.9613, 0.9625, 0.9601] },
  { level: 0.9, accuracies: [0.9307, 0.9411, 0.9352] },
];

const dense = SEEDS.map((seed): RunRecord => ({
  ...run,
  id: `dense-${seed}`,
  seed,
  metrics: { ...metrics, oneShotAccuracy: null, accuracy: 0.9701 + seed * 0.0011 },
  weightsSha256: `${seed}`.repeat(64),
  layers: [layer('hidden1', 800, 800), layer('output', 200, 200)],
}));

const pruned = LEVELS.flatMap(({ level, accuracies }) =>
  SEEDS.map((seed): RunRecord => ({
    ...run,
    id: `magnitude-${level}-${seed}`,
    strategy: 'magnitude',
    family: 'weight',
    parameters: { scope: 'global' },
    level,
    sparsity: level,
    achievedSparsity: level,
    weightSparsity: level,
    seed,
    metrics: {
      ...metrics,
      accuracy: accuracies[seed] ?? 0,
      baselineAccuracy: dense[seed]?.metrics?.accuracy ?? null,
      nonzeroParameters: Math.round(1000 * (1 - level)),
      compressionRatio: 1 / (1 - level),
      theoreticalSpeedup: 1 / (1 - level),
      gzipBytes: 3700 * (1 - level),
    },
    weightsSha256: 'f00d'.repeat(16),
    layers: [layer('hidden1', 800, 800 * (1 - level)), layer('output', 200, 150)],
  })),
);

const failed: RunRecord = {
  ...run,
  id: 'failed-run',
  strategy: 'magnitude',
  family: 'weight',
  parameters: { scope: 'global' },
  level: 0.98,
  sparsity: 0.98,
  achievedSparsity: null,
  status: 'failed',
  attempts: 2,
  error: 'The trainer was "killed",\nand said so',
};

const check = (id: Check['id'], state: Check['state'], facts: Check['facts']): Check => ({
  id,
  state,
  facts,
  mend: null,
});

/** An entry of a registry that is called the same in both languages. */
export function exampleEntry(id: string, label: string, parameters: EntryWords['parameters'] = {}) {
  const words = { label, summary: '', parameters };
  return { id, words: { en: words, zh: words } };
}

/** A report's input with a name for every need: real comparison, answer and interpolation. */
export function exampleInput(name = 'Example'): ReportInput {
  const runs = [...dense, ...pruned, failed];
  const comparison = compare(runs.map((record) => ({ settings: record.parameters, record })));
  const needs = {
    accuracyLoss: 0.01,
    size: null,
    macs: null,
    latency: null,
    batchSize: '1',
    prefer: 'size',
    margin: 0.005,
  } as const;
  const point = { trainLoss: 0.5, validationLoss: null, validationAccuracy: null };
  return {
    results: {
      formatVersion: 1,
      id: '0123456789abcdef',
      createdAt: '2026-01-01T00:00:00.000Z',
      document: experimentDocumentSchema.parse({
        name,
        description: 'Why?',
        dataset: { id: 'mnist', validationFraction: 0 },
        model: { id: 'mlp', hidden: [128] },
        strategies: [{ id: 'magnitude', scope: 'global' }],
        sparsities: [0.5, 0.9, 0.98],
        seeds: SEEDS,
      }),
      environment: {
        workbench: '0.1.0',
        commit: null,
        device: 'cpu',
        deviceName: 'Some CPU',
        cores: 2,
        memoryBytes: 8e9,
        platform: 'linux x64',
        node: '24.0.0',
        tensorflow: '2.21.0',
        tfjs: '4.22.0',
        oneDnn: true,
        vectorInstructions: ['avx2', 'fma'],
      },
      runs,
    },
    comparison,
    soundness: {
      checks: [
        check('seeds', 'met', { found: 3, wanted: 5, fewest: 3 }),
        check('controls', 'missing', {
          found: ['magnitude'],
          lacking: [{ id: 'random' }, { id: 'scratch' }],
        }),
      ],
      matched: matchedAccuracies(comparison, new Map(runs.map((one) => [one.id, one]))),
    },
    notes: 'Run again in May.\n\nFor <b>the paper</b>, 50 % & more_to_come.\n',
    tags: ['paper', 'draft'],
    needs,
    answer: answer(comparison, runs, needs),
    curves: Object.fromEntries(
      [...dense, ...pruned].map(({ id, strategy }) => [
        id,
        [1, 2].map((epoch) => ({
          ...point,
          stage: strategy === 'dense' ? ('train' as const) : ('fine-tune' as const),
          epoch,
          trainAccuracy: 0.8 + epoch * 0.05,
          layers: signalsAt(epoch),
        })),
      ]),
    ),
    rounds: [{ strategy: 'magnitude', parameters: { scope: 'global' }, epochs: [10, 10.5, 11] }],
    registered: {
      strategies: ['magnitude', 'random', 'scratch'].map((id) =>
        exampleEntry(id, `Strategy ${id}`),
      ),
      models: [exampleEntry('mlp', 'Model mlp')],
      datasets: [exampleEntry('mnist', 'Data set mnist')],
    },
  };
}
