import { say } from '../../../../contract/sentence.ts';
import type { Activation } from '../activation.ts';
import type { Fractions } from '../constant.ts';
import type { Converter, NodeCall, Value } from '../node-call.ts';
import { perUnit } from '../per-unit.ts';
import { scaled, scaledBy } from '../channel-scale.ts';
import { operand } from '../spread.ts';
import { merge } from './merging.ts';

/** A constant in arithmetic with a value, broadcast over it. */
interface Term {
  readonly shape: readonly number[];
  readonly values: Fractions;
}

/** The two inputs: both computed, or a value and a constant. */
type Operands =
  | { readonly values: readonly [Activation, Activation] }
  | { readonly value: Activation; readonly constant: Term; readonly isFirst: boolean };

export const add: Converter = (call) => {
  const operands = operandsOf(call);
  if ('values' in operands) return merge(call, 'Add', operands.values);
  return plus(call, operands.value, operands.constant, 1);
};

/** One of two computed values is turned round and added: tfjs has no layer that subtracts. */
export const sub: Converter = (call) => {
  const operands = operandsOf(call);
  if ('values' in operands) {
    const [one, other] = operands.values;
    return merge(call, 'Add', [one, scaledBy(call, other, -1)]);
  }
  const { value, constant, isFirst } = operands;
  if (isFirst) {
    const { value: input, units } = perUnit(call, value, constant);
    return scaled(call, input, new Float32Array(units.length).fill(-1), units);
  }
  return plus(call, value, constant, -1);
};

export const mul: Converter = (call) => {
  const operands = operandsOf(call);
  if ('values' in operands) return merge(call, 'Multiply', operands.values);
  return times(call, operands.value, operands.constant);
};

export const div: Converter = (call) => {
  const operands = operandsOf(call);
  if ('values' in operands || operands.isFirst) {
    throw call.refusal(say`it divides by what is computed from the network's input`);
  }
  const { shape, values } = operands.constant;
  const inverse = Float64Array.from(values, (value) => 1 / value);
  return times(call, operands.value, { shape, values: inverse });
};

export const neg: Converter = (call) => scaledBy(call, call.activation(0), -1);

/** Any number of computed values, one for one. */
function merging(className: string): Converter {
  return (call) => {
    const inputs = Array.from({ length: call.inputCount }, (_, index) => call.value(index));
    const values = inputs.filter((value) => value.kind === 'activation');
    if (values.length === inputs.length) return merge(call, className, values);
    return withBound(call, className, inputs, values);
  };
}

/** Against one number: a clipping. */
function withBound(
  call: NodeCall,
  className: string,
  inputs: readonly Value[],
  [value, ...others]: readonly Activation[],
): Activation {
  const constant = inputs.findIndex(({ kind }) => kind === 'constant');
  const isBound = className === 'Maximum' || className === 'Minimum';
  if (value === undefined || others.length > 0 || inputs.length !== 2 || !isBound) {
    throw call.refusal(
      say`its input ${constant + 1} is a constant, where only computed values are taken`,
    );
  }
  const bound = call.scalar(constant);
  const config =
    className === 'Maximum'
      ? { min_value: bound, max_value: 3.402_823_466_385_288_6e38 }
      : { min_value: -3.402_823_466_385_288_6e38, max_value: bound };
  return { ...value, ...call.layer({ className: 'Clip', config }, [value], value.layout) };
}

export const sum = merging('Add');
export const mean = merging('Average');
export const max = merging('Maximum');
export const min = merging('Minimum');

function operandsOf(call: NodeCall): Operands {
  const [one, other] = [operand(call, 0), operand(call, 1)];
  // In version 6 it says that the second may be smaller, and at which axis it begins.
  const axis = call.attributes.int('axis', -1);
  call.attributes.int('broadcast', 0);
  if (one.kind === 'activation' && other.kind === 'activation') {
    if (axis === -1) return { values: [one, other] };
    throw call.refusal(say`its attribute axis=${axis} is not taken for two computed values`);
  }
  const isFirst = one.kind === 'constant';
  const value = isFirst ? call.activation(1) : one;
  const { shape, values } = call.fractions(isFirst ? 0 : 1);
  const behind = axis === -1 ? 0 : value.axes.length - axis - shape.length;
  if (behind < 0) throw call.refusal(say`its attribute axis=${axis} does not fit its constant`);
  return {
    value,
    isFirst,
    constant: { values, shape: [...shape, ...Array<number>(behind).fill(1)] },
  };
}

function times(call: NodeCall, value: Activation, factor: Term): Activation {
  const { value: input, units } = perUnit(call, value, factor);
  return scaled(call, input, units, new Float32Array(units.length));
}

/** Behind a layer without bias it is its bias; else a layer of its own. */
function plus(call: NodeCall, value: Activation, term: Term, sign: 1 | -1): Activation {
  const { value: input, units } = perUnit(call, value, term);
  const offset = units.map((number) => number * sign);
  const { layer } = value.from;
  const isAlone = call.node.inputs.some(
    (name, index) => name === layer.yields && call.usesOf(index) === 1,
  );
  const isOfUnits = input === value && term.values.length === units.length;
  if (!isAlone || !isOfUnits)
    return scaled(call, input, new Float32Array(units.length).fill(1), offset);
  layer.yields = null;
  if (layer.className === 'ChannelScale') {
    const before = layer.weights[1]?.values;
    const values = offset.map((number, index) => number + (before?.[index] ?? 0));
    layer.weights[1] = { role: 'offset', shape: [values.length], values };
  } else {
    layer.config['use_bias'] = true;
    call.network.addWeight(layer, { role: 'bias', shape: [offset.length], values: offset });
  }
  return value;
}
