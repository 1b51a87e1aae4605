import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../contract/errors.ts';
import { compileCall } from '../../../compile/compile-call.ts';
import { draws, expectNumericGradient } from '../../../gradients/numeric.fixture.ts';
import { tf, type TensorFlow } from '../../../tensorflow.ts';
import { clip, gelu, hardSigmoid, hardSwish } from './activations.ts';
import { channelScale } from './channel-scale.ts';
import { constantPadding1D, constantPadding2D } from './constant-padding.ts';
import { gruResetAfter } from './gru-reset-after.ts';
import { meanPooling1D, meanPooling2D } from './mean-pooling.ts';
import type { OwnLayer } from './own-layer.ts';
import { ownLayers } from './own-layers.ts';
import { timeStep } from './time-step.ts';

type Tensor = TensorFlow.Tensor;
type Layer = TensorFlow.layers.Layer;

const answer = (layer: Layer, values: readonly number[], shape: readonly number[]) =>
  tf.tidy(() => (layer.apply(tf.tensor([...values], [...shape])) as Tensor).arraySync()) as unknown;
const flat = (values: unknown) => [values].flat(Infinity as 1) as number[];

function expectClose(found: unknown, expected: readonly number[], digits = 6): void {
  const values = flat(found);
  expect(values).toHaveLength(expected.length);
  values.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] as number, digits);
  });
}

describe('activations that tfjs has not', () => {
  const at = [-7, -3.5, -3, -1.2, -0.4, 0, 0.3, 1, 2.9, 3, 4, 7];
  const clipped = (low: number, value: number, high: number) =>
    Math.min(high, Math.max(low, value));
  // Φ by its integral: the midpoint rule over 20,000 pieces is exact to 1e-9.
  const below = (x: number) => {
    const piece = x / 20_000;
    let sum = 0;
    for (let nth = 0; nth < 20_000; nth++) sum += Math.exp(-(((nth + 0.5) * piece) ** 2) / 2);
    return 0.5 + (sum * piece) / Math.sqrt(2 * Math.PI);
  };

  it.each([
    ['HardSwish', hardSwish.make(), (x: number) => (x * clipped(0, x + 3, 6)) / 6],
    [
      'HardSigmoid',
      hardSigmoid.make({ alpha: 1 / 6, beta: 0.5 }),
      (x: number) => clipped(0, x / 6 + 0.5, 1),
    ],
    ['Clip', clip.make({ minValue: -1, maxValue: 3.5 }), (x: number) => clipped(-1, x, 3.5)],
    ['Gelu', gelu.make({ approximate: false }), (x: number) => x * below(x)],
    [
      'Gelu, approximated',
      gelu.make({ approximate: true }),
      (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044_715 * x ** 3))),
    ],
  ] as const)('%s', (_, layer, formula) => {
    expectClose(answer(layer, at, [at.length, 1]), at.map(formula), 5);
  });
});

describe('padding with a constant', () => {
  it('stands around a sequence', () => {
    const layer = constantPadding1D.make({ padding: [1, 2], value: 9 });
    expect(answer(layer, [1, 2, 3, 4], [1, 2, 2])).toEqual([
      [
        [9, 9],
        [1, 2],
        [3, 4],
        [9, 9],
        [9, 9],
      ],
    ]);
  });

  it('stands around a map, and the largest pooling of the least number is the map', () => {
    const layer = constantPadding2D.make({
      padding: [
        [1, 0],
        [0, 1],
      ],
      value: -3.402_823_466_385_288_6e38,
    });
    const padded = tf.tidy(() => layer.apply(tf.tensor([-5, -6], [1, 1, 2, 1])) as Tensor);
    expect(padded.shape).toEqual([1, 2, 3, 1]);
    const largest = tf.layers.maxPooling2d({ poolSize: [2, 2], strides: 1 });
    expect(flat((largest.apply(padded) as Tensor).arraySync())).toEqual([-5, -6]);
    padded.dispose();
  });
});

describe('means of the values inside', () => {
  it('of a map count no padding', () => {
    const layer = meanPooling2D.make({
      poolSize: [2, 2],
      strides: [2, 2],
      padding: [
        [1, 1],
        [1, 0],
      ],
    });
    // 1 2 3 / 4 5 6: windows of 1; 2 3 and, one row below, 4; 5 6.
    expect(answer(layer, [1, 2, 3, 4, 5, 6], [1, 2, 3, 1])).toEqual([
      [
        [[1], [2.5]],
        [[4], [5.5]],
      ],
    ]);
  });

  it('of a sequence count no padding, each feature by itself', () => {
    const layer = meanPooling1D.make({ poolSize: [3], strides: [2], padding: [1, 1] });
    expectClose(answer(layer, [1, 10, 3, 30, 8, 80], [1, 3, 2]), [2, 20, 5.5, 55]);
  });

  it('refuse a window without values, and name the layer', () => {
    const layer = meanPooling1D.make({
      poolSize: [2],
      strides: [1],
      padding: [2, 0],
      name: 'pool',
    });
    const apply = () => layer.apply(tf.input({ shape: [3, 1] }));
    expect(apply).toThrow(UserError);
    expect(apply).toThrow('pool takes means of windows of 2 over 3 values with 2 and 0');
  });
});

describe('a channel scale', () => {
  it('multiplies and adds per channel, and is not trained', () => {
    const layer = channelScale.make({ name: 'norm' });
    layer.apply(tf.input({ shape: [2, 3] }));
    expect(layer.trainableWeights).toEqual([]);
    expect(layer.weights.map(({ originalName }) => originalName)).toEqual([
      'norm/scale',
      'norm/offset',
    ]);
    layer.setWeights([tf.tensor1d([2, 3, 4]), tf.tensor1d([0.5, 0, -1])]);
    expect(flat(answer(layer, [1, 1, 1, 2, 2, 2], [1, 2, 3]))).toEqual([2.5, 3, 3, 4.5, 6, 7]);
    layer.dispose();
  });
});

describe('a step of a sequence', () => {
  it.each([
    [0, [1, 2]],
    [2, [5, 6]],
    [-1, [5, 6]],
    [-3, [1, 2]],
  ])('counts from the end where it is negative: %i', (index, expected) => {
    expect(answer(timeStep.make({ index }), [1, 2, 3, 4, 5, 6], [1, 3, 2])).toEqual([expected]);
  });

  it.each([3, -4])('is refused where there is none: %i', (index) => {
    const apply = () => timeStep.make({ index, name: 'last' }).apply(tf.input({ shape: [3, 2] }));
    expect(apply).toThrow(`last takes step ${String(index)} of a sequence, which has 3 of them.`);
  });
});

describe('a recurrent unit that resets after the product', () => {
  // PyTorch and Keras, `reset_after`: n = tanh(W x + b + r * (U h + b')).
  const UNITS = 2;
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  function byHand(
    steps: readonly number[][],
    [kernel, recurrent, bias]: readonly [number[][], number[][], number[][]],
  ): number[] {
    const product = (x: readonly number[], matrix: number[][], offset: number[]) =>
      offset.map((start, column) =>
        x.reduce((sum, value, row) => sum + value * (matrix[row]?.[column] ?? NaN), start),
      );
    return steps.reduce<number[]>((h, x) => {
      const ofInput = product(x, kernel, bias[0] as number[]);
      const ofState = product(h, recurrent, bias[1] as number[]);
      const share = (values: number[], gate: number, unit: number) =>
        values[gate * UNITS + unit] as number;
      return h.map((before, unit) => {
        const z = sigmoid(share(ofInput, 0, unit) + share(ofState, 0, unit));
        const r = sigmoid(share(ofInput, 1, unit) + share(ofState, 1, unit));
        const n = Math.tanh(share(ofInput, 2, unit) + r * share(ofState, 2, unit));
        return z * before + (1 - z) * n;
      });
    }, new Array<number>(UNITS).fill(0));
  }
  const matrix = (label: string, rows: number, columns = 3 * UNITS) => {
    const values = draws(label, rows * columns);
    return Array.from({ length: rows }, (_, row) =>
      values.slice(row * columns, (row + 1) * columns),
    );
  };
  const weights = [matrix('kernel', 3), matrix('recurrent', UNITS), matrix('bias', 2)] as const;
  const steps = matrix('x', 4, 3);

  it.each([false, true])('is what the formula says, backwards: %s', (goBackwards) => {
    const layer = gruResetAfter.make({
      units: UNITS,
      recurrentActivation: 'sigmoid',
      goBackwards,
    });
    layer.apply(tf.input({ shape: [4, 3] }));
    layer.setWeights(weights.map((values) => tf.tensor2d(values)));
    const expected = byHand(goBackwards ? steps.toReversed() : steps, [...weights]);
    expectClose(answer(layer, steps.flat(), [1, 4, 3]), expected);
    // Handed a state to start from it goes step by step, as with other activations.
    const stepwise = tf.tidy(
      () => layer.apply(tf.tensor3d([steps]), { initialState: [tf.zeros([1, UNITS])] }) as Tensor,
    );
    expectClose(stepwise.arraySync(), expected);
    stepwise.dispose();
    layer.dispose();
  });

  it('drops of input and state in training only', () => {
    const layer = gruResetAfter.make({ units: 8, dropout: 0.5, recurrentDropout: 0.5 });
    const x = tf.ones([2, 5, 4]);
    const first = layer.apply(x) as Tensor;
    const before = tf.memory().numTensors;
    const [again, trained] = [false, true].map(
      (training) => layer.apply(x, { training }) as Tensor,
    );
    expect(flat(again?.arraySync())).toEqual(flat(first.arraySync()));
    expect(flat(trained?.arraySync())).not.toEqual(flat(first.arraySync()));
    tf.dispose([again, trained, layer.apply(x) as Tensor]);
    expect(tf.memory().numTensors).toBe(before);
    layer.dispose();
    tf.dispose([x, first]);
  });
});

const examples: readonly (readonly [OwnLayer, object, number[]])[] = [
  [hardSwish, {}, [2, 6]],
  [hardSigmoid, { alpha: 0.3, beta: 0.4 }, [2, 6]],
  [clip, { minValue: -1.5, maxValue: 0.8 }, [2, 6]],
  [gelu, { approximate: false }, [2, 6]],
  [gelu, { approximate: true }, [2, 6]],
  [constantPadding1D, { padding: [1, 2], value: 0.5 }, [1, 3, 2]],
  [
    constantPadding2D,
    {
      padding: [
        [1, 0],
        [2, 1],
      ],
      value: 0.5,
    },
    [1, 2, 3, 2],
  ],
  [meanPooling1D, { poolSize: [3], strides: [2], padding: [1, 2] }, [1, 5, 2]],
  [
    meanPooling2D,
    {
      poolSize: [2, 3],
      strides: [1, 2],
      padding: [
        [1, 0],
        [1, 1],
      ],
    },
    [1, 3, 4, 2],
  ],
  [channelScale, {}, [2, 2, 3]],
  [timeStep, { index: -2 }, [2, 3, 2]],
  [gruResetAfter, { units: 2, recurrentActivation: 'sigmoid', returnSequences: true }, [1, 3, 2]],
];

describe('every class of our own', () => {
  it('is tried here', () => {
    const tried = new Set(examples.map(([{ className }]) => className));
    expect(ownLayers.filter(({ className }) => !tried.has(className))).toEqual([]);
  });

  it.each(examples.map((entry) => [entry[0].className, entry] as const))(
    '%s is derived as by finite differences, and compiled is what it is eagerly',
    (className, [definition, config, shape]) => {
      const layer = definition.make({ ...config, name: 'tried' });
      layer.apply(tf.input({ batchShape: shape }));
      tf.tidy(() => {
        layer.setWeights(
          layer
            .getWeights()
            .map(({ shape: size }, index) =>
              tf.tensor(draws(`${className} ${String(index)}`, tf.util.sizeFromShape(size)), size),
            ),
        );
      });
      const size = tf.util.sizeFromShape(shape);
      const values = draws(className, size).map((value) => 2 * value);
      const weighted = (x: Tensor) => {
        const output = layer.apply(tf.reshape(x, shape)) as Tensor;
        const factors = tf.tensor(draws('factors', output.size), output.shape);
        return tf.sum(tf.mul(output, factors));
      };
      expectNumericGradient(weighted, values);
      const both = (x: Tensor) => [
        layer.apply(tf.reshape(x, shape)) as Tensor,
        tf.grad(weighted)(x),
      ];
      const eager = tf.tidy(() =>
        both(tf.tensor1d(values)).map((one) => one.dataSync<'float32'>()),
      );
      const compiled = compileCall(both, [tf.tensor1d(values)]);
      const found = compiled.run(Float32Array.from(values));
      found.forEach((one, index) => {
        expectClose([...one], [...(eager[index] as Float32Array)]);
      });
      compiled.dispose();
      layer.dispose();
    },
  );

  it.each([
    [hardSigmoid, { alpha: 0.2 }, 'beta'],
    [clip, { minValue: 2, maxValue: 1 }, 'min_value > max_value'],
    [constantPadding2D, { padding: [1, 1], value: 0 }, 'padding.0'],
    [meanPooling1D, { poolSize: [0], strides: [1], padding: [0, 0] }, 'poolSize.0'],
    [timeStep, { index: 1.5 }, 'index'],
  ] as const)('refuses a description that is none of it, and says where', (own, config, place) => {
    const make = () => own.make({ ...config, name: 'wrong' });
    expect(make).toThrow(UserError);
    expect(make).toThrow(`The layer wrong (${own.className}) is described in a way`);
    expect(make).toThrow(place);
  });
});
