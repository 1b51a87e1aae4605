import { say } from '../../../../contract/sentence.ts';
import { BATCH, newAxis, sizeOf, type Activation, type Axis } from '../activation.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { originOf } from '../origins.ts';
import { recurrentLayer, type Cell } from '../recurrent-layer.ts';
import { readRecurrentNode } from '../recurrent-node.ts';

/** As input, output, forget and cell in ONNX, and as input, forget, cell and output in tfjs. */
const LSTM: Cell = {
  className: 'LSTM',
  gates: [0, 2, 3, 1],
  biases: 'added',
  config: {
    activation: 'tanh',
    recurrent_activation: 'sigmoid',
    unit_forget_bias: false,
    implementation: 2,
  },
};

/** Resets its state before the product. */
const GRU: Cell = {
  className: 'GRU',
  gates: [0, 1, 2],
  biases: 'added',
  config: { activation: 'tanh', recurrent_activation: 'sigmoid', implementation: 2 },
};

/** Resets after the product, as that of PyTorch. */
const GRU_RESET_AFTER: Cell = { ...GRU, className: 'GRUResetAfter', biases: 'apart' };

/** Without gates. */
const plain = (activation: string): Cell => ({
  className: 'SimpleRNN',
  gates: [0],
  biases: 'added',
  config: { activation },
});

/** A long short-term memory without peepholes, from a state of zeros. */
export const lstm: Converter = (call) => {
  if (call.attributes.int('input_forget', 0) !== 0) {
    throw call.refusal(say`its attribute input_forget couples two of its gates`);
  }
  return recur(call, LSTM, ['Sigmoid', 'Tanh', 'Tanh']);
};

/** A gated recurrent unit, from a state of zeros. */
export const gru: Converter = (call) => {
  const resetsAfter = call.attributes.int('linear_before_reset', 0) !== 0;
  return recur(call, resetsAfter ? GRU_RESET_AFTER : GRU, ['Sigmoid', 'Tanh']);
};

/** A recurrent layer without gates, from a state of zeros. */
export const rnn: Converter = (call) => {
  const [first = 'Tanh'] = call.attributes.texts('activations') ?? [];
  const activation = first.toLowerCase() === 'relu' ? 'Relu' : 'Tanh';
  return recur(call, plain(activation.toLowerCase()), [activation]);
};

function recur(
  call: NodeCall,
  cell: Cell,
  activations: readonly string[],
): (Activation | undefined)[] {
  const node = readRecurrentNode(call, cell, activations);
  const { direction, sequence, weights } = node;
  const [wantsSteps = false, wantsLast] = [0, 1].map((index) => call.usesOfOutput(index) > 0);
  const both = direction === 'bidirectional' ? newAxis(2) : [];
  const units = newAxis(weights.units);
  const layer = {
    ...recurrentLayer(cell, node, wantsSteps),
    name: call.name(weights.name),
    origin: originOf(call, call.has(3) ? [1, 2, 3] : [1, 2]),
  };
  const last = [...both, ...units];
  const axesOf = (time: readonly Axis[]): Axis[] =>
    sequence.batchFirst ? [[BATCH], ...time, both, units] : [...time, both, [BATCH], units];
  if (!wantsSteps) {
    if (!wantsLast) return [];
    const state = call.layer(layer, [sequence.value], [[BATCH], last]);
    return [undefined, { kind: 'activation', ...state, axes: axesOf([]) }];
  }
  // What is read backwards is given backwards: the steps here stand in another order.
  const time = direction === 'reverse' ? backwards(sequence.time) : sequence.time;
  const steps: Activation = {
    kind: 'activation',
    ...call.layer(layer, [sequence.value], [[BATCH], time, last]),
    axes: axesOf([time]),
  };
  if (!wantsLast) return [steps];
  const end =
    direction === 'bidirectional' ? endOfBoth(call, steps, both, units) : stepOf(call, steps, -1);
  return [steps, { ...end, axes: axesOf([]) }];
}

function backwards(time: Axis): Axis {
  const steps = sizeOf(time);
  return newAxis(
    steps,
    Int32Array.from({ length: steps }, (_, step) => steps - 1 - step),
  );
}

function stepOf(call: NodeCall, steps: Activation, index: number): Activation {
  const layer = { name: `${call.name()}.step`, className: 'TimeStep', config: { index } };
  const [batch = [], , last = []] = steps.layout;
  return { ...steps, ...call.layer(layer, [steps], [batch, last]) };
}

/** Where both directions end: the one with the last step, the other with the first. */
function endOfBoth(call: NodeCall, steps: Activation, both: Axis, units: Axis): Activation {
  const ends = [-1, 0].map((step, way) => {
    const apart = call.arrange(stepOf(call, steps, step), [[BATCH], both, units]);
    return stepOf(call, apart, way);
  });
  const layer = {
    name: `${call.name()}.ends`,
    className: 'Concatenate',
    config: { axis: -1 },
  };
  return { ...steps, ...call.layer(layer, ends, [[BATCH], [...both, ...units]]) };
}
