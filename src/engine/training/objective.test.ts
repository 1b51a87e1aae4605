import { afterEach, describe, expect, it } from 'vitest';
import type { Execution } from '../../contract/words.ts';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { mlp } from '../models/mlp.ts';
import { initialise } from '../network/initialisation.ts';
import { prunableVariables } from '../network/prunable.ts';
import { readVariables } from '../network/variables.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { crossEntropyAlone, type Objective } from './objective.ts';
import { createRunner } from './runner.ts';
import { linearModel, valuesOf } from './tiny-model.fixture.ts';

const models: TensorFlow.LayersModel[] = [];
const kept = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

const random = randomStream(3, 'objective');
const data = imageSet(
  Array.from({ length: 43 }, () =>
    Array.from({ length: 6 }, () => Math.floor(256 * random.uniform())),
  ),
  Array.from({ length: 43 }, (_, index) => index % 3),
  3,
);
const everything = Int32Array.from({ length: 43 }, (_, index) => index);
const network = (seed: number) => {
  const model = kept(mlp.build({ hidden: [7] }, data));
  initialise(model, seed);
  return model;
};
const sgd = { optimizer: 'sgd', learningRate: 0.5, momentum: 0 } as const;

/** The cross-entropy, and `strength` times the sum of |w| over all matrices (lasso). */
const lasso = (strength: number): Objective => ({
  id: `L1 ${strength}`,
  loss: ({ crossEntropy, model }) => {
    const sums = prunableVariables(model).map(({ variable }) => tf.sum(tf.abs(variable)));
    return tf.add(crossEntropy, tf.mul(strength, tf.addN(sums)));
  },
});

/** Half the cross-entropy, and half that with a teacher's softened answers (Hinton et al., 2015). */
const distillation = (teacher: TensorFlow.LayersModel, temperature: number): Objective => ({
  id: `teacher at ${temperature}`,
  loss: ({ crossEntropy, logits, inputs }) => {
    const answers = teacher.apply(inputs, { training: false }) as TensorFlow.Tensor;
    const softened = tf.losses.softmaxCrossEntropy(
      tf.softmax(tf.div(answers, temperature)),
      tf.div(logits, temperature),
    );
    return tf.add(tf.mul(0.5, crossEntropy), tf.mul(0.5 * temperature ** 2, softened));
  },
});

/** Ten epochs: the weights that they end with, and the loss that the first and the last one tell. */
function trained(execution: Execution, objective: Objective | undefined, epochs = 10) {
  const model = network(1);
  const augmentation = { shift: 1, flip: false };
  const options = { model, data, batchSize: 8, optimizer: sgd, execution, augmentation };
  const runner = createRunner({ ...options, objective });
  const losses = Array.from({ length: epochs }, () => {
    runner.run(everything);
    return runner.endEpoch().lossSum / data.count;
  });
  runner.settle();
  runner.dispose();
  return { weights: readVariables(model).flatMap(({ values }) => [...values]), losses };
}

describe('an objective', () => {
  const objectives: [string, () => Objective][] = [
    ['with an L1 penalty', () => lasso(0.01)],
    ['with a teacher', () => distillation(network(2), 3)],
  ];

  it.each(objectives)('%s is trained by as a graph as it is op by op', (_, objective) => {
    const eager = trained('eager', objective());
    const compiled = trained('compiled', objective());
    const plain = trained('compiled', undefined);
    const apart = (a: number[], b: number[]) =>
      Math.hypot(...a.map((value, index) => value - (b[index] as number)));
    expect(apart(compiled.weights, eager.weights)).toBeLessThan(1e-4);
    expect(apart(compiled.weights, plain.weights)).toBeGreaterThan(0.1);
    compiled.losses.forEach((loss, epoch) => {
      expect(loss).toBeCloseTo(eager.losses[epoch] as number, 5);
    });
  });

  it('is the cross-entropy where nothing is said', () => {
    expect(trained('compiled', crossEntropyAlone)).toEqual(trained('compiled', undefined));
  });

  it.each(['compiled', 'eager'] as const)(
    'is not what curves tell: they tell the cross-entropy (%s)',
    (execution) => {
      // At the first step of one batch, both trainings have the same weights.
      const firstLoss = (objective: Objective) => {
        const runner = createRunner({
          model: network(1),
          data,
          batchSize: data.count,
          optimizer: sgd,
          execution,
          objective,
        });
        const { lossSum, correct } = runner.run(everything);
        runner.dispose();
        return { lossSum, correct };
      };
      expect(firstLoss(lasso(10))).toEqual(firstLoss(crossEntropyAlone));
    },
  );

  it.each(['compiled', 'eager'] as const)(
    'moves weights along its derivative (%s)',
    (execution) => {
      // A black image: the cross-entropy has no derivative by the weights, |w| has its sign.
      const model = kept(linearModel([[2, -3]]));
      const runner = createRunner({
        model,
        data: imageSet([[0]], [0], 2),
        batchSize: 1,
        optimizer: sgd,
        execution,
        objective: lasso(0.25),
      });
      runner.run(Int32Array.of(0));
      runner.settle();
      runner.dispose();
      expect(valuesOf(model, 'output/kernel')).toEqual([2 - 0.5 * 0.25, -3 + 0.5 * 0.25]);
    },
  );

  it('follows variables that it reads, and is recorded once', () => {
    const strength = tf.tidy(() => tf.variable(tf.scalar(0), false));
    let recorded = 0;
    const model = kept(linearModel([[2, -3]]));
    const runner = createRunner({
      model,
      data: imageSet([[0]], [0], 2),
      batchSize: 1,
      optimizer: sgd,
      execution: 'compiled',
      objective: {
        id: 'L1 of a changing strength',
        loss: ({ crossEntropy, model: { trainableWeights } }) => {
          recorded += 1;
          const [kernel] = trainableWeights.map((weight) => weight.read());
          const penalty = tf.sum(tf.abs(kernel as TensorFlow.Tensor));
          return tf.add(crossEntropy, tf.mul(strength, penalty));
        },
      },
    });
    const after = (value: number) => {
      tf.tidy(() => strength.assign(tf.scalar(value)));
      runner.run(Int32Array.of(0));
      runner.settle();
      return valuesOf(model, 'output/kernel');
    };
    expect(after(0)).toEqual([2, -3]);
    expect(after(1)).toEqual([1.5, -2.5]);
    expect(after(0.5)).toEqual([1.25, -2.25]);
    expect(recorded).toBe(1);
    runner.dispose();
    strength.dispose();
  });

  it('leaves no tensor behind', () => {
    const teacher = network(2);
    const before = tf.memory().numTensors;
    for (const execution of ['compiled', 'eager'] as const) {
      for (const objective of [lasso(0.1), distillation(teacher, 2)]) {
        trained(execution, objective, 1);
        models.pop()?.dispose();
      }
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
