import { say } from '../../../contract/sentence.ts';
import { cannotWrite, type Call, type LayerWriter } from './call.ts';
import { floats, int, ints, text, texts, type Attribute } from './messages.ts';
import type { LayerValues } from '../../network.ts';
import { permuted } from './permuted.ts';
import { STEPS_FIRST, type Value } from './value.ts';

interface Cell {
  readonly op: 'RNN' | 'GRU' | 'LSTM';
  /** For each gate of ONNX the place of ours. */
  readonly gates: readonly number[];
  /** Which activations ONNX asks for: of the gates, or of the candidate. */
  readonly activations: readonly ('recurrent_activation' | 'activation')[];
  readonly resetsAfter?: boolean;
}

/** Gates here as in Keras: i, f, c, o of the LSTM, and z, r, h of the GRU. ONNX has i, o, f, c. */
const CELLS: Readonly<Record<string, Cell>> = {
  SimpleRNN: { op: 'RNN', gates: [0], activations: ['activation'] },
  LSTM: {
    op: 'LSTM',
    gates: [0, 3, 1, 2],
    activations: ['recurrent_activation', 'activation', 'activation'],
  },
  GRU: { op: 'GRU', gates: [0, 1, 2], activations: ['recurrent_activation', 'activation'] },
  GRUResetAfter: {
    op: 'GRU',
    gates: [0, 1, 2],
    activations: ['recurrent_activation', 'activation'],
    resetsAfter: true,
  },
};

/** An activation within a cell, with what ONNX calls its alpha and beta where it has them. */
type InnerActivation = readonly [name: string, alpha?: number, beta?: number];
const INNER: Readonly<Record<string, InnerActivation>> = {
  elu: ['Elu', 1],
  hard_sigmoid: ['HardSigmoid', 0.2, 0.5],
  linear: ['Affine', 1, 0],
  relu: ['Relu'],
  sigmoid: ['Sigmoid'],
  softplus: ['Softplus'],
  softsign: ['Softsign'],
  tanh: ['Tanh'],
};

export const recurrent: LayerWriter = (call) => {
  const { graph, config, name } = call;
  const backwards = config['go_backwards'] === true;
  const value = scanned(call, call.className, [''], backwards ? 'reverse' : 'forward');
  // ONNX gives the steps in the order of the input, Keras as the layer went.
  if (!backwards || !givesSteps(config)) return value;
  const turned = ['starts', 'ends', 'axes', 'steps'].map((part, at) =>
    graph.ints(`${name}/${part}`, [[-1, Number.MIN_SAFE_INTEGER, 0, -1][at] as number]),
  );
  const inputs = [value.name, ...turned];
  return { ...value, name: graph.add({ op: 'Slice', inputs, name: `${name}/turn` }) };
};

export const bidirectional: LayerWriter = (call) => {
  const { class_name: className, config } = call.config['layer'] as {
    class_name: string;
    config: Record<string, unknown>;
  };
  if (config['go_backwards'] === true) {
    throw cannotWrite(call, say`its forward direction goes backwards`);
  }
  const inner = { ...call, config, merge: call.config['merge_mode'] };
  return scanned(inner, className, ['forward/', 'backward/'], 'bidirectional');
};

function givesSteps(config: Call['config']): boolean {
  return config['return_sequences'] === true;
}

/** With how the two directions become one. */
type ScannedCall = Call & { readonly merge?: unknown };

/** @param prefixes of the roles of the variables, one for each direction */
function scanned(
  call: ScannedCall,
  className: string,
  prefixes: readonly string[],
  direction: string,
): Value {
  const { graph, config, input, name } = call;
  const cell = CELLS[className];
  if (cell === undefined) throw cannotWrite(call, say`ONNX has no cell ${className}`);
  if (config['return_state'] === true) throw cannotWrite(call, say`it gives its state too`);
  const value = graph.inOrder(input, STEPS_FIRST);
  const matrix = (role: string): string => {
    const all = prefixes.map((prefix) => byGates(call.get(`${prefix}${role}`), cell));
    const [{ shape }] = all as [LayerValues];
    const values = joined(all.map((one) => one.values));
    return graph.floats(`${name}/${role}`, [prefixes.length, ...shape], values);
  };
  const inputs = [value.name, matrix('kernel'), matrix('recurrent_kernel')];
  const biases = prefixes.map((prefix) => biasOf(call, `${prefix}bias`, cell));
  const [bias] = biases;
  const units = config['units'] as number;
  if (bias) {
    const values = joined(biases.map((one) => one as Float32Array));
    inputs.push(graph.floats(`${name}/bias`, [prefixes.length, bias.length], values));
  }
  const sequences = givesSteps(config);
  const output = graph.add({
    op: cell.op,
    inputs,
    attributes: {
      hidden_size: int(units),
      ...(direction !== 'forward' && { direction: text(direction) }),
      ...activationsOf(call, cell, prefixes.length),
      ...(cell.resetsAfter && { linear_before_reset: int(1) }),
    },
    name,
    output: sequences ? 0 : 1,
  });
  const directions = prefixes.length;
  const given = withoutDirections(call, output, sequences ? 1 : 0, { directions, units });
  const width = directions === 2 && call.merge === 'concat' ? 2 * units : units;
  return sequences
    ? { name: given, shape: [value.shape[0] as number, width], order: STEPS_FIRST }
    : { name: given, shape: [width], order: [0, 1] };
}

/** The directions of a layer that goes both ways, made one. */
type Merge = 'concat' | 'sum' | 'mul' | 'ave';
const MERGES: Readonly<Record<Exclude<Merge, 'concat'>, string>> = {
  sum: 'Add',
  mul: 'Mul',
  ave: 'Mean',
};

/**
 * @param given `[steps, directions, batch, units]`, or of the last step only without the first axis
 * @param axis of the directions
 */
function withoutDirections(
  call: ScannedCall,
  given: string,
  axis: 0 | 1,
  { directions, units }: { readonly directions: number; readonly units: number },
): string {
  const { graph, name, merge } = call;
  if (directions === 1) {
    const inputs = [given, graph.ints(`${name}/axes`, [axis])];
    return graph.add({ op: 'Squeeze', inputs, name: `${name}/squeeze` });
  }
  if (merge === 'concat') {
    const perm = ints(axis === 1 ? [0, 2, 1, 3] : [1, 0, 2]);
    const turned = graph.add({
      op: 'Transpose',
      inputs: [given],
      attributes: { perm },
      name: `${name}/transpose`,
    });
    const sizes = [...new Array<number>(axis + 1).fill(0), 2 * units];
    const inputs = [turned, graph.ints(`${name}/shape`, sizes)];
    return graph.add({ op: 'Reshape', inputs, name: `${name}/concat` });
  }
  const op = MERGES[merge as Exclude<Merge, 'concat'>] as string | undefined;
  if (op === undefined) throw cannotWrite(call, say`its directions are not merged`);
  const both = ['forward', 'backward'].map((part, at) =>
    graph.add({
      op: 'Gather',
      inputs: [given, graph.ints(`${name}/${part}/index`, [at], false)],
      attributes: { axis: int(axis) },
      name: `${name}/${part}`,
    }),
  );
  return graph.add({ op, inputs: both, name: `${name}/merge` });
}

/** `kernel` `[in, gates * units]` as ONNX has it: `[gates * units, in]`, in its order of gates. */
function byGates({ shape, values }: LayerValues, { gates }: Cell): LayerValues {
  const [rows, columns] = shape as [number, number];
  const turned = permuted(values, shape, [1, 0]);
  return {
    name: '',
    shape: [columns, rows],
    values: inGates(turned, gates, (columns / gates.length) * rows),
  };
}

/** The bias of the input and behind it that of the state, which only one kind of cell has. */
function biasOf(
  { find }: Call,
  role: string,
  { gates, resetsAfter }: Cell,
): Float32Array | undefined {
  const bias = find(role);
  if (bias === undefined) return undefined;
  const { values } = bias;
  const length = resetsAfter ? values.length / 2 : values.length;
  const own = inGates(values.subarray(0, length), gates, length / gates.length);
  const ofState = inGates(values.subarray(length), gates, length / gates.length);
  return joined([own, ofState.length > 0 ? ofState : new Float32Array(length)]);
}

/** Blocks of so many values, one for each gate, in the order of ONNX. */
function inGates(values: Float32Array, gates: readonly number[], block: number): Float32Array {
  if (values.length === 0) return values;
  return joined(gates.map((gate) => values.subarray(gate * block, (gate + 1) * block)));
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** For each direction the same; nothing where they are what ONNX takes anyway. */
function activationsOf(
  call: Call,
  cell: Cell,
  directions: number,
): Readonly<Record<string, Attribute>> {
  const one = cell.activations.map((key): InnerActivation => {
    const wanted = call.config[key];
    const found = INNER[typeof wanted === 'string' ? wanted : 'linear'];
    if (found) return found;
    throw cannotWrite(call, say`ONNX has no ${String(wanted)} within a cell`);
  });
  const usual = cell.op === 'RNN' ? ['Tanh'] : ['Sigmoid', 'Tanh', 'Tanh'];
  if (one.every(([name], at) => name === usual[at])) return {};
  const all = Array.from({ length: directions }, () => one).flat();
  const numbers = (place: 1 | 2) =>
    all.map((activation) => activation[place]).filter((value) => value !== undefined);
  const [alphas, betas] = [numbers(1), numbers(2)];
  return {
    activations: texts(all.map(([name]) => name)),
    ...(alphas.length > 0 && { activation_alpha: floats(alphas) }),
    ...(betas.length > 0 && { activation_beta: floats(betas) }),
  };
}
