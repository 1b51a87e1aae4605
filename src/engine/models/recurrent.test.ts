import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { useTensorFlowGradients } from '../gradients/use-tensorflow-gradients.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { gru, lstm } from './recurrent.ts';
import { namedVariables, writeVariables } from '../network/variables.ts';

// As the workbench runs them.
useTensorFlowGradients();

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});
const keep = (model: TensorFlow.LayersModel) => {
  built.push(model);
  return model;
};
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** One unit on an image of two rows of one pixel, its state handed out as it is. */
function stateAfter(
  definition: typeof lstm,
  weights: { kernel: number[]; recurrent: number[]; bias: number[] },
  [first, second]: [number, number],
): number {
  const model = keep(definition.build({ units: 1 }, { shape: [2, 1, 1], classes: 1 }));
  const { id } = definition;
  const columns = weights.bias.length;
  writeVariables(model, [
    { name: `${id}/kernel`, shape: [1, columns], values: Float32Array.from(weights.kernel) },
    {
      name: `${id}/recurrent_kernel`,
      shape: [1, columns],
      values: Float32Array.from(weights.recurrent),
    },
    { name: `${id}/bias`, shape: [columns], values: Float32Array.from(weights.bias) },
    { name: 'output/kernel', shape: [1, 1], values: Float32Array.of(1) },
    { name: 'output/bias', shape: [1], values: Float32Array.of(0) },
  ]);
  return tf.tidy(
    () =>
      (
        model.apply(tf.tensor4d([first, second], [1, 2, 1, 1])) as TensorFlow.Tensor
      ).dataSync()[0] as number,
  );
}

describe('the LSTM', () => {
  it('reads rows of width times channels, with four gates of 64 units', () => {
    const model = keep(lstm.build({ units: 64 }, { shape: [28, 20, 3], classes: 10 }));
    expect(model.getLayer('rows').outputShape).toEqual([null, 28, 60]);
    expect(namedVariables(model).map(({ name, variable }) => [name, variable.shape])).toEqual([
      ['lstm/kernel', [60, 256]],
      ['lstm/recurrent_kernel', [64, 256]],
      ['lstm/bias', [256]],
      ['output/kernel', [64, 10]],
      ['output/bias', [10]],
    ]);
  });

  it('keeps a state through input, forget and output gate, in the order i, f, c, o', () => {
    const weights = {
      kernel: [0.5, -0.3, 0.8, 0.2],
      recurrent: [0.1, 0.4, -0.6, 0.7],
      bias: [0.05, 1, -0.1, 0.3],
    };
    const step = (x: number, h: number, c: number) => {
      const [i, f, g, o] = weights.bias.map(
        (b, gate) => (weights.kernel[gate] ?? 0) * x + (weights.recurrent[gate] ?? 0) * h + b,
      ) as [number, number, number, number];
      const cell = sigmoid(f) * c + sigmoid(i) * Math.tanh(g);
      return [sigmoid(o) * Math.tanh(cell), cell] as const;
    };
    const [h, c] = step(0.9, 0, 0);
    const [last] = step(-0.4, h, c);
    expect(stateAfter(lstm, weights, [0.9, -0.4])).toBeCloseTo(last, 6);
  });

  it('of more weights than memory holds is refused before it is built', () => {
    const huge = () => lstm.build({ units: 10_000 }, { shape: [28, 28, 1], classes: 10 });
    expect(huge).toThrow(UserError);
    expect(huge).toThrow('model.units 10000 makes');
  });
});

describe('the GRU', () => {
  it('reads rows of width times channels, with three gates of 64 units', () => {
    const model = keep(gru.build({ units: 64 }, { shape: [28, 28, 1], classes: 10 }));
    expect(namedVariables(model).map(({ name, variable }) => [name, variable.shape])).toEqual([
      ['gru/kernel', [28, 192]],
      ['gru/recurrent_kernel', [64, 192]],
      ['gru/bias', [192]],
      ['output/kernel', [64, 10]],
      ['output/bias', [10]],
    ]);
  });

  it('mixes its state by update and reset gate, in the order z, r, h, resetting first', () => {
    const weights = {
      kernel: [0.5, -0.3, 0.8],
      recurrent: [0.1, 0.4, -0.6],
      bias: [0.2, 0.1, 0.3],
    };
    const step = (x: number, h: number) => {
      const [wz = 0, wr = 0, wh = 0] = weights.kernel;
      const [uz = 0, ur = 0, uh = 0] = weights.recurrent;
      const [bz = 0, br = 0, bh = 0] = weights.bias;
      const z = sigmoid(wz * x + uz * h + bz);
      const r = sigmoid(wr * x + ur * h + br);
      const candidate = Math.tanh(wh * x + uh * (r * h) + bh);
      return z * h + (1 - z) * candidate;
    };
    expect(stateAfter(gru, weights, [0.9, -0.4])).toBeCloseTo(step(-0.4, step(0.9, 0)), 6);
  });
});
