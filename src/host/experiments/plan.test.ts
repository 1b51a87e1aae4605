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

  it('has the dense networks of each seed first, then strategy by level by seed', () => {
    expect(plan.map(({ strategy, level, seed }) => `${strategy} ${level} ${seed}`)).toEqual([
      'dense 0 4',
      'dense 0 7',
      'dense-continued 0 4',
      'dense-continued 0 7',
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
    expect(plan[4]?.parameters).toEqual({ scope: 'global' });
  });

  it('makes the same run of a level whatever other levels are listed, and makes it once', () => {
    const [one, two] = [
      [{ id: 'threshold', thresholds: [0.02] }],
      [
        { id: 'threshold', thresholds: [0.01, 0.02] },
        { id: 'threshold', thresholds: [0.02, 0.03] },
      ],
    ].map((strategies) => planRuns({ ...document, strategies, seeds: [4] }).slice(2));
    expect(two?.map(({ level }) => level)).toEqual([0.01, 0.02, 0.03]);
    expect(two?.[1]?.id).toBe(one?.[0]?.id);
  });

  it('weighs runs by their epochs: ten for the baseline, three for fine-tuning, both from scratch', () => {
    const work = (strategy: string) => plan.find((run) => run.strategy === strategy)?.work;
    expect([work('dense'), work('dense-continued'), work('magnitude'), work('scratch')]).toEqual([
      10.5, 3.5, 3.5, 13.5,
    ]);
  });

  it('leaves out of what prunes before training how others are fine-tuned', () => {
    const [slow, fast] = [0.001, 0.1].map((learningRate) =>
      planRuns({
        ...document,
        fineTuning: { epochs: 3, learningRate },
        strategies: [{ id: 'snip' }],
      }).flatMap(({ id, strategy }) => (strategy === 'snip' ? [id] : [])),
    );
    expect(slow).toEqual(fast);
  });

  it('goes on with the dense network by the same fine-tuning, and not at all without any', () => {
    const continued = plan.find(({ strategy }) => strategy === 'dense-continued');
    expect(continued?.spec).toMatchObject({ pruning: null, continued: { epochs: 3 }, seed: 4 });
    const oneShot = planRuns({ ...document, fineTuning: { epochs: 0 } });
    expect(oneShot.map(({ strategy }) => strategy)).not.toContain('dense-continued');
    expect(countRuns({ ...document, fineTuning: { epochs: 0 } })).toBe(oneShot.length);
  });

  it('does everything once for each fold of each seed, each an own run', () => {
    const folds = planRuns({ ...document, crossValidation: { folds: 3 } });
    expect(folds).toHaveLength(3 * plan.length);
    expect(countRuns({ ...document, crossValidation: { folds: 3 } })).toBe(folds.length);
    expect(new Set(folds.map(({ id }) => id)).size).toBe(folds.length);
    const [first, second] = folds;
    expect([first?.fold, second?.fold]).toEqual([
      { index: 0, of: 3 },
      { index: 1, of: 3 },
    ]);
    expect(second?.spec.fold).toEqual({ index: 1, of: 3 });
    const ofSecond = folds.filter(({ seed, fold }) => seed === 4 && fold?.index === 1).slice(1);
    for (const run of ofSecond) expect(run.baselineId).toBe(second?.id);
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
    const seeds = Array.from({ length: MAX_RUNS / 10 }, (_, seed) => seed);
    expect(planRuns({ ...document, seeds })).toHaveLength(9 * seeds.length);
  });
});
