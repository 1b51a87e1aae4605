import { say } from '../../../contract/sentence.ts';
import {
  BATCH,
  isBatchAxis,
  orderOf,
  shapeOf,
  sizeOf,
  type Activation,
  type Axis,
} from './activation.ts';
import { inOwnOrder } from './arrange.ts';
import { shapeText } from './dims.ts';
import type { NodeCall } from './node-call.ts';
import { cellWeights, type CellShape, type GateWeights } from './recurrent-weights.ts';

/** In which order a recurrent node reads its steps. */
export type Direction = 'forward' | 'reverse' | 'bidirectional';

/** What a recurrent node says of itself, as far as it can be taken. */
export interface RecurrentNode {
  readonly direction: Direction;
  readonly sequence: Sequence;
  readonly weights: CellsWeights;
}

/**
 * @param cell how its weights lie.
 * @param activations those that are taken, gate by gate.
 * @throws UserError naming what of the node is not taken.
 */
export function readRecurrentNode(
  call: NodeCall,
  cell: CellShape,
  activations: readonly string[],
): RecurrentNode {
  const direction = directionOf(call);
  const directions = direction === 'bidirectional' ? 2 : 1;
  requireActivations(call, activations, directions);
  refuseWhatIsNotTaken(call);
  const sequence = sequenceOf(call);
  const weights = weightsOf(call, cell, directions, sequence.features);
  for (const index of [5, 6]) {
    if (call.has(index)) requireZeros(call, index, [directions, weights.units]);
  }
  return { direction, sequence, weights };
}

function directionOf(call: NodeCall): Direction {
  const direction = call.attributes.text('direction', 'forward');
  if (direction === 'forward' || direction === 'reverse' || direction === 'bidirectional') {
    return direction;
  }
  throw call.refusal(say`its attribute direction=${direction} is none that is known`);
}

/** @throws UserError where there are others in one of the directions. */
function requireActivations(call: NodeCall, expected: readonly string[], directions: number): void {
  const given = call.attributes.texts('activations') ?? [];
  // Of those that are taken none has any.
  call.attributes.floats('activation_alpha');
  call.attributes.floats('activation_beta');
  const fits = given.every(
    (name, index) => name.toLowerCase() === expected[index % expected.length]?.toLowerCase(),
  );
  if (given.length === 0 || (fits && given.length === directions * expected.length)) return;
  throw call.refusal(
    say`its attribute activations=[${[...given]}] is not [${[...expected]}] in each direction`,
  );
}

function refuseWhatIsNotTaken(call: NodeCall): void {
  if (call.attributes.has('clip')) {
    throw call.refusal(say`its attribute clip cuts what goes into its activations`);
  }
  if (call.has(4)) {
    throw call.refusal(
      say`its input sequence_lens gives each example a length of its own; export with sequences of
        one length`,
    );
  }
  if (call.has(7)) throw call.refusal(say`it has peepholes (input P)`);
}

/** Of a state to start from, shaped `[directions, batch, units]`, or with layout=1 the batch first. */
function requireZeros(
  call: NodeCall,
  index: number,
  [directions, units]: readonly [number, number],
): void {
  const name = call.node.inputs[index] ?? '';
  const state = call.value(index);
  if (state.kind === 'constant') {
    const { shape } = state;
    const batch = { batch: 1 };
    const isBatchFirst = call.attributes.int('layout', 0) === 1;
    const expected = isBatchFirst ? [batch, directions, units] : [directions, batch, units];
    const fits = expected.every((size, axis) => size === batch || size === shape[axis]);
    if (shape.length !== 3 || !fits) {
      throw call.refusal(
        say`it starts from a state (${name}) shaped ${shapeText(shape)} where ${shapeText(expected)} is
          expected (N is the batch size)`,
      );
    }
    if ((state.fill ?? state.read().find((value) => value !== 0) ?? 0) === 0) return;
  }
  throw call.refusal(say`it starts from a state (${name}) that is not zero in all its values`);
}

/** The sequence that a node reads: `[batch, time, features]` here. */
export interface Sequence {
  readonly value: Activation;
  readonly batchFirst: boolean;
  readonly time: Axis;
  /** The features in the original, and in the order in which they stand here. */
  readonly features: { readonly size: number; readonly order: Int32Array | null };
}

function sequenceOf(call: NodeCall): Sequence {
  const value = call.activation(0);
  const batchFirst = call.attributes.int('layout', 0) === 1;
  const [first = [], second = [], features = []] = value.axes;
  const [batch, time] = batchFirst ? [first, second] : [second, first];
  if (value.axes.length !== 3 || !isBatchAxis(batch) || value.axes.filter(isBatchAxis).length > 1) {
    throw call.refusal(
      say`its input is shaped ${shapeText(shapeOf(value))} (N is the batch size), where steps, batch and
        features are expected (batch and steps with layout=1)`,
    );
  }
  if (time.some(({ order }) => order !== undefined)) {
    throw call.refusal(say`its steps do not come in their order`);
  }
  const own = inOwnOrder(value, features);
  return {
    value: call.arrange(value, [[BATCH], time, own]),
    batchFirst,
    time,
    features: { size: sizeOf(features), order: orderOf(own, features) },
  };
}

/** The weights of a node in tfjs's order. */
export interface CellsWeights {
  readonly units: number;
  /** Of the original. */
  readonly name: string | null;
  readonly usesBias: boolean;
  /** For each direction. */
  readonly gates: readonly GateWeights[];
}

function weightsOf(
  call: NodeCall,
  cell: CellShape,
  directions: number,
  features: Sequence['features'],
): CellsWeights {
  const [kernels, recurrent] = [call.fractions(1), call.fractions(2)];
  const biases = call.has(3) ? call.fractions(3) : null;
  const units = call.attributes.int('hidden_size', recurrent.shape.at(-1) ?? 0);
  const columns = cell.gates.length * units;
  const shapes: [string, readonly number[], number[]][] = [
    ['W', kernels.shape, [directions, columns, features.size]],
    ['R', recurrent.shape, [directions, columns, units]],
    ['B', biases?.shape ?? [], biases ? [directions, 2 * columns] : []],
  ];
  for (const [name, found, expected] of shapes) {
    if (found.length === expected.length && found.every((size, at) => size === expected[at]))
      continue;
    throw call.refusal(
      say`its input ${name} is shaped [${found}], where [${expected}] is expected`,
    );
  }
  return {
    units,
    name: kernels.name,
    usesBias: biases !== null,
    gates: Array.from({ length: directions }, (_, direction) =>
      cellWeights(cell, {
        direction,
        units,
        features,
        kernels: kernels.values,
        recurrent: recurrent.values,
        biases: biases?.values ?? null,
      }),
    ),
  };
}
