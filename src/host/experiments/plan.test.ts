import { describe, expect, it } from 'vitest';
import { MAX_RUNS } from '../../contract/experiment.ts';
import { countRuns } from './count-runs.ts';
import { parseDocument } from './parse-document.ts';
import { planRuns } from './plan.ts';

const document = parseDocument({
  name: 'A question',
  dataset: { id: 'mnist' },
  model: { id: 'mlp' },
  training: { epochs: 10 },
  fineTuning: { epochs: 3 },
  strategies: [
    { id: 'magnitude' },
    { id: 'threshold', thresholds: [0.01, 0.02, 0.03] },
    { id: 'scratch' },
  ],
  sparsities: [0.5, 0.9],
  seeds: [4, 7],
});

describe('the plan of a document', () => {
  const plan = planRuns(document);

  it('has a dense baseline per seed first, then strategy by level by seed', () => {
    expect(plan.map(({ strategy, level, seed }) => `${strategy} ${level} ${seed}`)).toEqual([
      'dense 0 4',
      'dense 0 7',
      'magnitude 0.5 4',
      'magnitude 0.5 7',
      'magnitude 0.9 4',
      'magnitude 0.9 7',
      'threshold 0.01 4',
      'threshold 0.01 7',
      'threshold 0.02 4',
      'threshold 0.02 7',
      'threshold 0.03 4',
      'threshold 0.03 7',
      'scratch 0.5 4',
      'scratch 0.5 7',
      'scratch 0.9 4',
      'scratch 0.9 7',
    ]);
  });

  it('counts as many runs as were foretold', () => {
    expect(countRuns(document)).toBe(plan.length);
  });

  it('starts every run from the baseline of its own seed', () => {
    const [four, seven] = plan;
    for (const run of plan.slice(2)) {
      expect(run.baselineId).toBe(run.seed === 4 ? four?.id : seven?.id);
    }
  });

  it('carries the parameters after defaults beside the id', () => {
    expect(plan[2]?.parameters).toEqual({ scope: 'global' });
  });

  it('makes the same run of a level whatever other levels are listed, and makes it once', () => {
    const [one, two] = [
      [{ id: 'threshold', thresholds: [0.02] }],
      [
        { id: 'threshold', thresholds: [0.01, 0.02] },
        { id: 'threshold', thresholds: [0.02, 0.03] },
      ],
    ].map((strategies) => planRuns({ ...document, strategies, seeds: [4] }).slice(1));
    expect(two?.map(({ level }) => level)).toEqual([0.01, 0.02, 0.03]);
    expect(two?.[1]?.id).toBe(one?.[0]?.id);
  });

  it('weighs runs by their epochs: ten for the baseline, three for fine-tuning, both from scratch', () => {
    const work = (strategy: string) => plan.find((run) => run.strategy === strategy)?.work;
    expect([work('dense'), work('magnitude'), work('scratch')]).toEqual([10.5, 3.5, 13.5]);
  });

  it('leaves out of what prunes before training how others are fine-tuned', () => {
    const [slow, fast] = [0.001, 0.1].map((learningRate) =>
      planRuns({
        ...document,
        fineTuning: { epochs: 3, learningRate },
        strategies: [{ id: 'snip' }],
      }).map(({ id }) => id),
    );
    expect(slow).toEqual(fast);
  });

  it('gives every run an id of its own', () => {
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
  });

  it('shares dense baselines with a document that asks for other strategies', () => {
    const other = planRuns({
      ...document,
      name: 'Another',
      fineTuning: { epochs: 1 },
      strategies: [{ id: 'random', scope: 'layer' }],
    });
    const ids = (runs: typeof plan) =>
      runs.filter(({ strategy }) => strategy === 'dense').map(({ id }) => id);
    expect(ids(other)).toEqual(ids(plan));
  });

  it('gives other ids where the recipe differs', () => {
    const slower = planRuns({ ...document, training: { ...document.training, epochs: 11 } });
    expect(slower[0]?.id).not.toBe(plan[0]?.id);
  });

  it('is quick for as many runs as there can be', () => {
    const seeds = Array.from({ length: MAX_RUNS / 8 }, (_, seed) => seed);
    expect(planRuns({ ...document, seeds })).toHaveLength(MAX_RUNS);
  });
});
