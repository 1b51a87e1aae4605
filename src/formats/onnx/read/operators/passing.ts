import { TensorProto_DataType } from 'onnx-buf';
import { say } from '../../../../contract/sentence.ts';
import { dataTypeName, findRawForm } from '../element-types.ts';
import { isFractional } from '../constant.ts';
import type { Converter } from '../node-call.ts';

export const identity: Converter = (call) => call.activation(0);

/** To numbers of as many bits or more it changes nothing; what is cut off elsewhere is kept here. */
export const cast: Converter = (call) => {
  const value = call.activation(0);
  const type = call.attributes.int('to', TensorProto_DataType.UNDEFINED);
  call.attributes.int('saturate', 1);
  call.attributes.text('round_mode', 'up');
  const form = findRawForm(type);
  if (form && isFractional(form) && form.bytes >= 4) return value;
  throw call.refusal(say`it makes ${dataTypeName(type)} of 32-bit floating-point numbers`);
};

/** Kept, so that training goes on with it; it does nothing when the network is used. */
export const dropout: Converter = (call) => {
  const { attributes, node, opset } = call;
  const value = call.activation(0);
  if (call.usesOfOutput(1) > 0) {
    throw call.refusal(say`its output ${node.outputs[1] ?? ''} (mask) is used`);
  }
  attributes.int('seed', 0);
  attributes.int('is_test', 0);
  const rate = opset < 12 ? attributes.float('ratio', 0.5) : call.has(1) ? call.scalar(1) : 0.5;
  // Whether it stands in training mode says how it was exported, and not what the network is.
  call.has(2);
  if (!(rate >= 0 && rate < 1)) throw call.refusal(say`its ratio is ${rate}`);
  if (rate === 0) return value;
  const layer = { className: 'Dropout', config: { rate: Math.round(rate * 1e7) / 1e7 } };
  return { ...value, ...call.layer(layer, [value], value.layout) };
};
