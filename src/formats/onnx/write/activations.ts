import { say } from '../../../contract/sentence.ts';
import { cannotWrite, numberIn, type Call, type LayerWriter } from './call.ts';
import { float, int, text } from './messages.ts';
import { pickedRows, permuted } from './permuted.ts';
import { channelsFirst, channelsLast, sameOrder, type Value } from './value.ts';

/** Writes a function of single entries, and gives the name of what it gives. */
type Elementwise = (call: Call, input: string, name: string) => string;

const operator =
  (op: string, attributes = {}, since?: number): Elementwise =>
  ({ graph }, input, name) =>
    graph.add({ op, inputs: [input], attributes, name, ...(since && { since }) });

/** A gate: the input times a function of itself. */
const timesItself =
  (gate: Elementwise): Elementwise =>
  (call, input, name) =>
    call.graph.add({ op: 'Mul', inputs: [input, gate(call, input, `${name}/gate`)], name });

const mish = timesItself((call, input, name) => {
  const softplus = call.graph.add({ op: 'Softplus', inputs: [input], name: `${name}/softplus` });
  return call.graph.add({ op: 'Tanh', inputs: [softplus], name });
});

const gelu = (approximate: boolean): Elementwise =>
  operator('Gelu', { approximate: text(approximate ? 'tanh' : 'none') }, 20);

/** ONNX has what tfjs calls by these names; the linear one is nothing. */
const FUNCTIONS: Readonly<Record<string, Elementwise>> = {
  elu: operator('Elu'),
  gelu: gelu(false),
  gelu_new: gelu(true),
  // tfjs: 0.2 x + 0.5 between 0 and 1.
  hard_sigmoid: operator('HardSigmoid', { alpha: float(0.2), beta: float(0.5) }),
  mish,
  relu: operator('Relu'),
  relu6: (call, input, name) => clipped(call, input, name, 0, 6),
  selu: operator('Selu'),
  sigmoid: operator('Sigmoid'),
  softplus: operator('Softplus'),
  softsign: operator('Softsign'),
  swish: timesItself(operator('Sigmoid')),
  tanh: operator('Tanh'),
};

/** Over units the last axis of ours, wherever it stands in the file. */
const OVER_UNITS: Readonly<Record<string, string>> = {
  softmax: 'Softmax',
  log_softmax: 'LogSoftmax',
};

/** What a layer computes, through the activation that it has of its own. */
export function activated(call: Call, value: Value): Value {
  const activation = call.config['activation'];
  if (activation === undefined || activation === null || activation === 'linear') return value;
  return through(call, value, activation, `${call.name}/${String(activation)}`);
}

function through(call: Call, value: Value, activation: unknown, name: string): Value {
  const { graph } = call;
  const key = String(activation);
  const op = OVER_UNITS[key];
  if (op !== undefined) return normalised(call, value, op, value.shape.length, name);
  const write = FUNCTIONS[key];
  if (write === undefined) throw cannotWrite(call, say`ONNX has no activation ${key}`);
  return { ...value, name: write(call, graph.settled(value).name, name) };
}

/** @param axis of ours, 0 being the batch */
function normalised({ graph }: Call, value: Value, op: string, axis: number, name: string): Value {
  const attributes = { axis: int(value.order.indexOf(axis)) };
  return { ...value, name: graph.add({ op, inputs: [value.name], attributes, name }) };
}

export const activation: LayerWriter = (call) => {
  const { config, input, name } = call;
  return config['activation'] === 'linear'
    ? input
    : through(call, input, config['activation'], name);
};

/** A layer that is a function of single entries. */
const by =
  (write: (call: Call) => Elementwise): LayerWriter =>
  (call) => ({ ...call.input, name: write(call)(call, call.input.name, call.name) });

export const elu = by((call) => operator('Elu', { alpha: float(numberIn(call, 'alpha', 1)) }));
export const leakyRelu = by((call) =>
  operator('LeakyRelu', { alpha: float(numberIn(call, 'alpha', 0.3)) }),
);
export const thresholdedRelu = by((call) =>
  operator('ThresholdedRelu', { alpha: float(numberIn(call, 'theta', 1)) }),
);
export const hardSwish = by(() => operator('HardSwish'));
export const hardSigmoid = by((call) =>
  operator('HardSigmoid', {
    alpha: float(numberIn(call, 'alpha', 0.2)),
    beta: float(numberIn(call, 'beta', 0.5)),
  }),
);
export const geluLayer = by((call) => gelu(isApproximate(call.config['approximate'])));
export const relu = by(({ config }) => {
  const largest = config['max_value'];
  return typeof largest === 'number'
    ? (call, input, name) => clipped(call, input, name, 0, largest)
    : operator('Relu');
});
export const clip = by(({ config }) => (call, input, name) => {
  const [least, most] = [config['min_value'], config['max_value']];
  return clipped(call, input, name, boundIn(least), boundIn(most));
});

/** Keras and PyTorch have a yes or no, ONNX the name of the function that takes its place. */
function isApproximate(setting: unknown): boolean {
  return setting === true || setting === 'tanh';
}

/** The lowest and the highest number stand for no bound, since JSON has no infinity. */
function boundIn(setting: unknown): number | undefined {
  return typeof setting === 'number' && Math.abs(setting) < 3.4e38 ? setting : undefined;
}

function clipped(
  { graph }: Call,
  input: string,
  name: string,
  least: number | undefined,
  most: number | undefined,
): string {
  const bound = (value: number | undefined, end: string) =>
    value === undefined ? '' : graph.float(`${name}/${end}`, value);
  const inputs = [input, bound(least, 'min'), bound(most, 'max')];
  while (inputs.at(-1) === '') inputs.pop();
  return graph.add({ op: 'Clip', inputs, name });
}

export const softmax: LayerWriter = (call) => {
  const { input, name, config } = call;
  if (Array.isArray(config['axis']) && config['axis'].length > 1) {
    throw cannotWrite(call, say`it goes over several axes at once`);
  }
  const axis = numberIn(call, 'axis', -1);
  const ours = axis < 0 ? axis + input.order.length : axis;
  if (ours === 0) throw cannotWrite(call, say`it goes over the examples of a batch`);
  return normalised(call, input, 'Softmax', ours, name);
};

/** A slope for each entry of an example, or for each of what its shared axes leave. */
export const prelu: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const { shape, values } = call.get('alpha');
  // Slopes are spread over the batch, which has to be the first.
  const value = input.order[0] === 0 ? input : graph.inOrder(input, channelsLast(shape.length));
  const axes = value.order.slice(1).map((axis) => axis - 1);
  const slopes = pickedRows(permuted(values, shape, axes), 1, value.entries);
  const inFile = axes.map((axis) => shape[axis] as number);
  const inputs = [value.name, graph.floats(`${name}/alpha`, inFile, slopes)];
  return { ...value, name: graph.add({ op: 'PRelu', inputs, name }) };
};

/** One factor and one offset for all. */
export const rescaling: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const factor = graph.float(`${name}/scale`, numberIn(call, 'scale', 1));
  const scaled = graph.add({ op: 'Mul', inputs: [input.name, factor], name });
  const offset = graph.float(`${name}/offset`, numberIn(call, 'offset', 0));
  return {
    ...input,
    name: graph.add({ op: 'Add', inputs: [scaled, offset], name: `${name}/add` }),
  };
};

/** A factor and an offset for each channel. */
export const channelScale: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const rank = input.shape.length;
  const last = channelsLast(rank);
  const order = sameOrder(input.order, last) ? last : channelsFirst(rank);
  const value = graph.inOrder(input, order);
  const shape = order
    .slice(1)
    .map((axis) => (axis === rank ? (input.shape[axis - 1] as number) : 1));
  const constant = (role: string): string =>
    graph.floats(`${name}/${role}`, shape, pickedRows(call.get(role).values, 1, value.entries));
  const inputs = [value.name, constant('scale')];
  const scaled = graph.add({ op: 'Mul', inputs, name });
  const offset = [scaled, constant('offset')];
  return { ...value, name: graph.add({ op: 'Add', inputs: offset, name: `${name}/add` }) };
};
