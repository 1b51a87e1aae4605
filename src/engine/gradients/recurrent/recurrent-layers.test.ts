import { describe, expect, it } from 'vitest';
import { compileCall } from '../../compile/compile-call.ts';
import { gruResetAfter } from '../../network/layers/own/gru-reset-after.ts';
import { useOwnLayers } from '../../network/layers/own/own-layers.ts';
import { tf, type TensorFlow } from '../../tensorflow.ts';
import { draws, expectNumericGradient } from '../numeric.fixture.ts';
import { opsOf } from '../ops-of.fixture.ts';
import { useHoistedProducts } from './recurrent-layers.ts';

useHoistedProducts();
useOwnLayers();

type Tensor = TensorFlow.Tensor;
type Layer = TensorFlow.layers.Layer;
type Options = Partial<Parameters<typeof tf.layers.lstm>[0]>;
interface Kind {
  readonly make: (options: { units: number } & Options) => Layer;
  readonly states: number;
  /** How many different things the recurrent matrices of its gates are multiplied with. */
  readonly reads: number;
}

const kinds: [string, Kind][] = [
  ['LSTM', { make: (options) => tf.layers.lstm(options), states: 2, reads: 1 }],
  ['GRU', { make: (options) => tf.layers.gru(options), states: 1, reads: 2 }],
  [
    'GRU that resets after',
    { make: (options) => gruResetAfter.make(options), states: 1, reads: 1 },
  ],
];
const COVERED = {
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  recurrentInitializer: 'glorotUniform',
} as const;
const UNITS = 3;
const STEPS = 5;
const SHAPE: [number, number, number] = [2, STEPS, 4];

const random = (label: string, shape: readonly number[]): Tensor =>
  tf.tensor(draws(label, tf.util.sizeFromShape([...shape])), [...shape]);

/** The layer, built for inputs of the shape, with fixed weights in [-1, 1). */
function built<L extends Layer>(layer: L, shape: readonly number[]): L {
  layer.apply(tf.input({ batchShape: [...shape] }));
  tf.tidy(() => {
    layer.setWeights(
      layer.getWeights().map((weight, index) => random(`weight ${String(index)}`, weight.shape)),
    );
  });
  return layer;
}

const build = ({ make }: Kind, units: number, shape: readonly number[], options: Options) =>
  built(make({ units, ...COVERED, ...options }), shape);

/** The layer's answer, computed here. */
const answer = (layer: Layer) => (x: Tensor) => layer.apply(x) as Tensor;

/** The same, computed by tfjs: a state of zeros that is handed in goes its way. */
const answerOfTfjs =
  (layer: Layer, { states }: Kind, units: number) =>
  (x: Tensor): Tensor => {
    const zeros = tf.zeros([x.shape[0], units]);
    return layer.apply(x, { initialState: new Array<Tensor>(states).fill(zeros) }) as Tensor;
  };

/** A layer's output, and the derivatives of a random sum of it by its input and all its weights. */
function outputAndGradients(layer: Layer, call: (x: Tensor) => Tensor, input: Tensor): Tensor[] {
  const weights = layer.trainableWeights.map((weight) => weight.read());
  return tf.tidy(() => {
    const output = call(input);
    const sum = (x: Tensor) => tf.sum(tf.mul(call(x), random('sum', output.shape)));
    return [output, ...tf.grads(sum)([input, ...weights])];
  });
}

/** Expects each tensor to be its counterpart, up to so many times its largest value. NaN never is. */
function expectClose(found: readonly ArrayLike<number>[], expected: readonly ArrayLike<number>[]) {
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  found.forEach((values, index) => {
    const others = Array.from(expected[index] as ArrayLike<number>);
    const largest = Math.max(...others.map(Math.abs));
    const worst = Math.max(
      ...others.map((other, place) => Math.abs((values[place] as number) - other)),
    );
    expect(worst).toBeLessThanOrEqual(ROUNDING * largest);
  });
}

/** A float is exact to 6e-8, and the sums over time and batch are added up in another order. */
const ROUNDING = 1e-6;

/** How many matrix products `work` takes. */
const productsIn = (work: () => unknown) =>
  opsOf(() => {
    tf.tidy(() => void work());
  }).filter((op) => op.includes('MatMul')).length;

const valuesOf = (tensors: readonly Tensor[]) => {
  const values = tensors.map((tensor) => tensor.dataSync<'float32'>());
  tf.dispose([...tensors]);
  return values;
};

describe.each(kinds)('the %s', (_name, kind) => {
  it.each([
    [[2, 5, 4], 3, {}],
    [[1, 2, 1], 1, {}],
    [[64, 28, 28], 16, {}],
    [[3, 9, 2], 17, {}],
    [[2, 5, 4], 3, { returnSequences: true }],
    [[4, 2, 6], 2, { returnSequences: true }],
    [[2, 5, 4], 3, { goBackwards: true }],
    [[2, 5, 4], 3, { goBackwards: true, returnSequences: true }],
    [[2, 5, 4], 3, { useBias: false }],
  ] as [number[], number, Options][])(
    'answers and is derived as by tfjs, for inputs of %j, %i units, %j',
    (shape, units, options) => {
      const layer = build(kind, units, shape, options);
      const x = random('x', shape);
      const expected = valuesOf(outputAndGradients(layer, answerOfTfjs(layer, kind, units), x));
      expectClose(valuesOf(outputAndGradients(layer, answer(layer), x)), expected);
      const compiled = compileCall((input) => outputAndGradients(layer, answer(layer), input), [x]);
      expectClose(compiled.run(x.dataSync<'float32'>()), expected);
      compiled.dispose();
      layer.dispose();
      x.dispose();
    },
  );

  it('of one time step, which tfjs cannot derive by its input, is derived as by finite differences', () => {
    const layer = build(kind, UNITS, [2, 1, 4], {});
    expectNumericGradient(
      (values) => {
        const output = answer(layer)(tf.reshape(values, [2, 1, 4]));
        return tf.sum(tf.mul(output, random('sum', output.shape)));
      },
      draws('x', 8),
    );
    layer.dispose();
  });

  it('multiplies by its kernel once, and sums the derivatives of each weight in one product', () => {
    const layer = build(kind, UNITS, SHAPE, {});
    const x = random('x', SHAPE);
    expect(productsIn(() => layer.apply(x))).toBe(1 + kind.reads * STEPS);
    // Backward: through each step, and then by the input and by both kernels.
    const derived = productsIn(() => tf.grad((input) => tf.sum(answer(layer)(input)))(x));
    expect(derived).toBe(1 + 2 * kind.reads * STEPS + 3 * kind.reads);
    layer.dispose();
    x.dispose();
  });

  it('gives the same bits every time', () => {
    const layer = build(kind, UNITS, SHAPE, {});
    const x = random('x', SHAPE);
    const once = valuesOf(outputAndGradients(layer, answer(layer), x));
    expect(valuesOf(outputAndGradients(layer, answer(layer), x))).toEqual(once);
    layer.dispose();
    x.dispose();
  });

  it('leaves no tensor behind', () => {
    const layer = build(kind, UNITS, SHAPE, { returnSequences: true });
    const x = random('x', SHAPE);
    const before = tf.memory().numTensors;
    tf.dispose(layer.apply(x) as Tensor);
    valuesOf(outputAndGradients(layer, answer(layer), x));
    expect(tf.memory().numTensors).toBe(before);
    layer.dispose();
    x.dispose();
  });

  it('answers NaN where its input or a weight is NaN', () => {
    const layer = build(kind, UNITS, SHAPE, {});
    const x = random('x', SHAPE);
    const nowhere = tf.fill(SHAPE, NaN);
    const all = (values: ArrayLike<number>) => Array.from(values).every(Number.isNaN);
    expect(valuesOf(outputAndGradients(layer, answer(layer), nowhere)).every(all)).toBe(true);
    tf.tidy(() => {
      const [kernel, recurrentKernel, bias] = layer.getWeights() as [Tensor, Tensor, Tensor];
      layer.setWeights([kernel, tf.fill(recurrentKernel.shape, NaN), bias]);
    });
    expect(valuesOf([layer.apply(x) as Tensor]).every(all)).toBe(true);
    layer.dispose();
    tf.dispose([x, nowhere]);
  });

  it.each([
    ['another activation', { activation: 'relu' }],
    ['another activation of its gates', { recurrentActivation: 'hardSigmoid' }],
    ['dropout of its own', { dropout: 0.5 }],
    ['dropout of its state', { recurrentDropout: 0.5 }],
    ['its states handed out', { returnState: true }],
    ['a state that it keeps', { stateful: true }],
  ] as [string, Options][])('goes the way of tfjs with %s', (_with, options) => {
    const layer = build(kind, UNITS, SHAPE, options);
    expect(productsIn(() => layer.apply(random('x', SHAPE)))).toBe((1 + kind.reads) * STEPS);
    layer.dispose();
  });

  it('goes the way of tfjs with a mask, or a state to begin with', () => {
    const layer = build(kind, UNITS, SHAPE, {});
    const masked = () => layer.apply(random('x', SHAPE), { mask: tf.ones(SHAPE.slice(0, 2)) });
    expect(productsIn(masked)).toBe((1 + kind.reads) * STEPS);
    const begun = () => answerOfTfjs(layer, kind, UNITS)(random('x', SHAPE));
    expect(productsIn(begun)).toBe((1 + kind.reads) * STEPS);
    layer.dispose();
  });
});

describe('a bidirectional layer', () => {
  it.each(kinds)('of the %s answers and is derived as by tfjs', (_name, kind) => {
    const one = kind.make({ units: UNITS, ...COVERED, returnSequences: true }) as TensorFlow.RNN;
    const layer = built(tf.layers.bidirectional({ layer: one, mergeMode: 'concat' }), SHAPE);
    const x = random('x', SHAPE);
    const ofTfjs = answerOfTfjs(layer, { ...kind, states: 2 * kind.states }, UNITS);
    const expected = valuesOf(outputAndGradients(layer, ofTfjs, x));
    expectClose(valuesOf(outputAndGradients(layer, answer(layer), x)), expected);
    expect(productsIn(() => layer.apply(x))).toBe(2 * (1 + kind.reads * STEPS));
    layer.dispose();
    x.dispose();
  });
});
