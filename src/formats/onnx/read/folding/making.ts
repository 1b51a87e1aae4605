import { say } from '../../../../contract/sentence.ts';
import { MAX_WHOLE_NUMBERS } from '../bounds.ts';
import { countOf, isFractional, wholeNumbers, type Constant } from '../constant.ts';
import { findRawForm, dataTypeName } from '../element-types.ts';
import type { NodeCall } from '../node-call.ts';
import { tensorConstant } from '../tensor-constant.ts';
import { filled, madeOf, valuesOf } from './selection.ts';

type Folder = (call: NodeCall) => Constant;

/** One of several attributes holds it. */
export const constant: Folder = (call) => {
  const { attributes, node } = call;
  const tensor = attributes.tensor('value');
  if (tensor) {
    // What it gives is its name: that of the tensor is nobody's.
    return { ...tensorConstant(tensor, node.label, call.files), name: node.outputs[0] ?? null };
  }
  const [ints, floats] = [attributes.ints('value_ints'), attributes.floats('value_floats')];
  if (ints) return wholeNumbers(ints, [ints.length]);
  if (floats) return madeOf({ type: 'float32' }, [floats.length], Float32Array.from(floats));
  if (attributes.has('value_int')) return wholeNumbers([attributes.int('value_int', 0)], []);
  if (attributes.has('value_float')) {
    return madeOf({ type: 'float32' }, [], Float32Array.of(attributes.float('value_float', 0)));
  }
  throw call.refusal(say`it holds texts or sparse values, which are not read`);
};

export const constantOfShape: Folder = (call) => {
  const tensor = call.attributes.tensor('value');
  const value = tensor && tensorConstant(tensor, call.node.label, call.files);
  const [fill] = value ? value.read() : [0];
  if (typeof fill !== 'number') throw call.refusal(say`it has no value to repeat`);
  return filled(call, { type: value?.type ?? 'float32', fill }, call.dims(0));
};

export const shape: Folder = (call) => {
  const dims = call.constant(0).shape;
  const at = (place: number) =>
    Math.min(Math.max(place < 0 ? place + dims.length : place, 0), dims.length);
  const start = at(call.attributes.int('start', 0));
  const end = at(call.attributes.int('end', dims.length));
  const part = dims.slice(start, end);
  return wholeNumbers(part, [part.length]);
};

export const size: Folder = (call) => {
  const count = countOf(call.constant(0).shape);
  if (count === undefined) throw call.refusal(say`it counts what is as long as the batch`);
  return wholeNumbers([count], []);
};

export const range: Folder = (call) => {
  if (isFractional(call.constant(0))) throw call.refusal(say`it counts in fractions`);
  const [start = 0] = call.integers(0);
  const [limit = 0] = call.integers(1);
  const [delta = 1] = call.integers(2);
  const count = Math.max(Math.ceil((limit - start) / delta), 0);
  if (!(count <= MAX_WHOLE_NUMBERS)) throw call.refusal(say`it counts to ${limit} by ${delta}`);
  const entries = Array.from({ length: count }, (_, index) => start + index * delta);
  return wholeNumbers(entries, [count]);
};

export const cast: Folder = (call) => {
  const data = call.constant(0);
  const to = call.attributes.int('to', 0);
  call.attributes.int('saturate', 1);
  call.attributes.text('round_mode', 'up');
  const form = findRawForm(to);
  const isSame = form && isFractional(form) === isFractional(data);
  if (form && isSame && form.type !== 'bool' && data.type !== 'bool') {
    return { ...data, type: form.type };
  }
  if (form && data.fill !== undefined && form.type !== 'bool') {
    const fill = isFractional(form) ? data.fill : Math.trunc(data.fill);
    return filled(call, { type: form.type, fill }, data.shape);
  }
  if (form === undefined || data.fill !== undefined || countOf(data.shape) === undefined) {
    throw call.refusal(say`it makes ${dataTypeName(to)} of ${data.type}`);
  }
  const values = [...valuesOf(call, data)];
  if (form.type === 'bool') {
    return madeOf(
      form,
      data.shape,
      values.map((value) => (value === 0 ? 0 : 1)),
    );
  }
  if (!isFractional(form)) {
    const entries = values.map((value) => (typeof value === 'number' ? Math.trunc(value) : value));
    return madeOf(form, data.shape, entries);
  }
  if (values.some((value) => typeof value !== 'number')) {
    throw call.refusal(say`it makes a fraction of the batch size`);
  }
  return madeOf(form, data.shape, Float64Array.from(values as number[]));
};
