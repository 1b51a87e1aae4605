import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needsSchema } from '../../contract/answer.ts';
import type { Environment } from '../../contract/run.ts';
import { pointAt } from '../../../test/fixtures/records.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { saveEnvironment } from '../../db/queries/environments.ts';
import { saveExperiment } from '../../db/queries/experiments.ts';
import type { NewRun } from '../../db/queries/experiments.ts';
import { failRun, saveTrained } from '../../db/queries/run-results.ts';
import { answerOf } from './answer.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { planRuns } from '../experiments/plan.ts';
import { createActivity } from '../progress/activity.ts';
import { createOverview } from '../progress/overview.ts';
import type { Overview } from '../progress/overview.ts';
import { soundnessOf } from './soundness.ts';

let database: Database;
let overview: Overview;

beforeEach(() => {
  database = openDatabase({ file: ':memory:' });
  overview = createOverview({
    orm: database.orm,
    activity: createActivity(() => 0),
    abandoned: false,
    workers: () => 1,
    begun: () => new Map(),
  });
  const here: Partial<Environment> = { commit: 'abc', device: 'cpu', tensorflow: '2.21.0' };
  saveEnvironment(database.orm, 'here', here as Environment, 0);
});

afterEach(() => database.close());

/** Stores an experiment and gives back its planned runs. */
function start(id: string, changes: object = {}): NewRun[] {
  const document = parseDocument({
    name: id,
    dataset: { id: 'mnist' },
    model: { id: 'mlp' },
    strategies: [{ id: 'magnitude' }, { id: 'random' }, { id: 'scratch' }],
    sparsities: [0.5, 0.75, 0.875, 0.9375, 0.96875],
    training: { epochs: 5 },
    fineTuning: { epochs: 2 },
    seeds: [0, 1, 2],
    ...changes,
  });
  const runs = planRuns(document);
  saveExperiment(database.orm, { id, name: id, document }, runs, 0);
  return runs;
}

/** Each seed a little better than the one before, random pruning and higher levels worse. */
function finish({ id, strategy, level, seed }: NewRun): void {
  const kept = 1 - (level ?? 0);
  const worse = strategy === 'random' ? 0.01 + 0.001 * seed : 0;
  const accuracy = 0.95 + 0.001 * seed - 0.02 * (level ?? 0) - worse;
  const figures = {
    achievedSparsity: level ?? 0,
    weightSparsity: 0,
    accuracy,
    oneShotAccuracy: null,
    loss: 0.1,
    validationAccuracy: accuracy,
    validationLoss: null,
    testExamples: 1000,
    commonestShare: 0.1,
    parameterCount: 3200,
    nonzeroParameters: 3200 * kept,
    macs: 3200 * kept,
    sizeBytes: 12_800,
    gzipBytes: 10_000 * kept,
    trainingSeconds: 1,
    trainingMacs: 3,
    weightsSha256: null,
    fileBytes: null,
  };
  const result = {
    figures,
    layers: [],
    stages: [],
    classes: Buffer.from(''),
    environmentId: 'here',
  };
  const epochs = { dense: 5, scratch: 7 }[strategy] ?? 2;
  const stage = epochs === 2 ? ('fine-tune' as const) : ('train' as const);
  const curve = Array.from({ length: epochs }, (_, index) => pointAt(stage, index + 1));
  saveTrained(database.orm, id, { ...result, curve }, 1);
}

function states(id: string): Record<string, string> {
  const { checks } = soundnessOf({ orm: database.orm, overview }, id);
  return Object.fromEntries(checks.map((check) => [check.id, check.state]));
}

describe('the soundness of a stored experiment', () => {
  it('grows with its runs', () => {
    const runs = start('sound', {
      dataset: { id: 'mnist', validationFraction: 0.1 },
      strategies: ['magnitude', 'random', 'random-proportional', 'scratch'].map((id) => ({ id })),
      seeds: [0, 1, 2, 3, 4],
    });
    expect(states('sound')).toMatchObject({ seeds: 'pending', complete: 'pending' });
    runs.forEach(finish);
    expect(states('sound')).toEqual({
      'both-measures': 'met',
      'operating-points': 'met',
      'raw-accuracy': 'met',
      seeds: 'met',
      controls: 'met',
      'same-terms': 'met',
      'equal-budget': 'met',
      achieved: 'met',
      validation: 'met',
      'fine-tuned': 'met',
      'retraining-rate': 'met',
      pairs: 'missing',
      'same-environment': 'met',
      'quiet-machine': 'pending',
      environment: 'met',
      learnt: 'met',
      complete: 'met',
    });
  });

  it('shows the strategies at the same compression', () => {
    start('sound').forEach(finish);
    const { matched } = soundnessOf({ orm: database.orm, overview }, 'sound');
    expect(matched.map(({ measure, at }) => [measure, at])).toEqual([
      ['compressionRatio', [2, 4, 8, 16, 32]],
      ['theoreticalSpeedup', [2, 4, 8, 16, 32]],
    ]);
    // At a ratio of 4, a sparsity of 0.75: 0.95 + 0.001 - 0.015 in the mean.
    expect(matched[0]?.rows[0]?.accuracy[1]?.mean).toBeCloseTo(0.936, 12);
  });

  it('names what failed', () => {
    const [first, ...others] = start('sound').toReversed();
    others.forEach(finish);
    failRun(database.orm, first?.id ?? '', 'No memory.', 2);
    expect(states('sound')).toMatchObject({ seeds: 'partly', complete: 'partly' });
  });

  it('counts the pairs on which others have finished the same strategies', () => {
    start('sound').forEach(finish);
    start('other model', { model: { id: 'lenet-5' } }).forEach(finish);
    start('not run', { model: { id: 'mlp', hidden: [9] } });
    start('other strategies', {
      model: { id: 'mlp', hidden: [10] },
      strategies: [{ id: 'taylor' }],
    }).forEach(finish);
    const { checks } = soundnessOf({ orm: database.orm, overview }, 'sound');
    expect(checks.find(({ id }) => id === 'pairs')).toMatchObject({
      state: 'partly',
      facts: { found: 2 },
    });
  });

  it('is not found where there is no such experiment', () => {
    expect(() => states('nothing')).toThrow('no experiment nothing');
  });
});

describe('the answer of a stored experiment', () => {
  it('is made from its runs', () => {
    start('sound').forEach(finish);
    const needs = needsSchema.parse({
      accuracyLoss: 0.03,
      size: 0.2,
      macs: null,
      latency: null,
      prefer: 'size',
    });
    const found = answerOf({ orm: database.orm, overview }, 'sound', needs);
    // From a sparsity of 0.8 they are small enough: three levels. Random pruning loses 0.0304 at the last.
    // Magnitude and the smaller network have the very same size.
    expect(found).toMatchObject({
      considered: 15,
      meeting: 8,
      chosenOn: 'validation',
      verdict: 'equivalent',
    });
    expect(found.best).toMatchObject({ strategy: 'magnitude', level: 0.96875 });
    expect(found.runnerUp).toMatchObject({ strategy: 'scratch', level: 0.96875 });
  });
});
