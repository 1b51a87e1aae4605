import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleSet } from '../datasets/dataset.ts';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBreather } from './breathe.ts';
import { createEvaluator, type Evaluation } from './evaluate.ts';
import { linearModel } from './tiny-model.fixture.ts';

describe.each(['compiled', 'eager'] as const)('evaluating %s', (execution) => {
  let model: TensorFlow.LayersModel | null = null;
  afterEach(() => model?.dispose());
  const { signal } = new AbortController();
  async function evaluate(
    data: ExampleSet,
    onExamples?: (count: number) => void,
    breathe = createBreather(signal),
  ): Promise<Evaluation> {
    const evaluator = createEvaluator(model as TensorFlow.LayersModel, data, execution);
    try {
      return await evaluator.evaluate(breathe, onExamples);
    } finally {
      evaluator.dispose();
    }
  }

  it('gives the share of right answers and the mean loss, without leaking', async () => {
    // White: logits [ln 3, 0], softmax [3/4, 1/4]. Black: logits [0, 0], and the first class.
    model = linearModel([[Math.log(3), 0]]);
    const set = imageSet([[255], [255], [0], [0]], [0, 1, 0, 1], 2);
    const before = tf.memory().numTensors;
    const { accuracy, loss } = await evaluate(set);
    expect(accuracy).toBe(0.5);
    expect(loss).toBeCloseTo((Math.log(4 / 3) + Math.log(4) + Math.log(2) + Math.log(2)) / 4, 6);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('counts every example once, the last smaller batch too', async () => {
    model = linearModel([[1, 0]]);
    const count = 2345;
    const set = imageSet(
      Array.from({ length: count }, () => [255]),
      Array.from({ length: count }, (_, index) => (index < 469 ? 0 : 1)),
      2,
    );
    let seen = 0;
    const { accuracy } = await evaluate(set, (examples) => {
      seen += examples;
    });
    expect(seen).toBe(count);
    expect(accuracy).toBe(469 / count);
  });

  it('tells the class of each example where that is asked for, the last smaller batch too', async () => {
    // White is taken for the second class, and black, without a sign of either, for the first.
    model = linearModel([[0, 1]]);
    const white = (index: number) => index % 7 < 3;
    const set = imageSet(
      Array.from({ length: 1100 }, (_, index) => [white(index) ? 255 : 0]),
      Array.from({ length: 1100 }, () => 1),
      2,
    );
    const evaluator = createEvaluator(model, set, execution);
    const before = tf.memory().numTensors;
    const { classes, accuracy, loss } = await evaluator.predict(createBreather(signal));
    expect(tf.memory().numTensors).toBe(before);
    expect([...classes]).toEqual([...set.values].map((pixel) => pixel / 255));
    const evaluated = await evaluator.evaluate(createBreather(signal));
    expect(accuracy).toBe(evaluated.accuracy);
    expect(loss).toBeCloseTo(evaluated.loss, 6);
    evaluator.dispose();
  });

  it('ends with the reason of the signal when it is cancelled', async () => {
    model = linearModel([[1, 0]]);
    const cancelled = AbortSignal.abort(new Error('no longer wanted'));
    await expect(
      evaluate(imageSet([[255]], [0], 2), undefined, createBreather(cancelled)),
    ).rejects.toThrow('no longer wanted');
  });
});
