import { say } from '../../../../contract/sentence.ts';
import { BATCH, sameAxis, sizeOf, type Activation, type Axis } from '../activation.ts';
import { inOwnOrder } from '../arrange.ts';
import { scaledBy } from '../channel-scale.ts';
import type { Converter, NodeCall } from '../node-call.ts';

type Kind = 'GlobalAveragePooling' | 'GlobalMaxPooling';

/** Over all axes behind the channels, which stay as axes of size 1. */
function globalPool(kind: Kind): Converter {
  return (call) => {
    const value = call.activation(0);
    const reduced = value.axes.map((_, axis) => axis > 1);
    return reduce(call, kind, value, reduced, true);
  };
}

export const globalAveragePool = globalPool('GlobalAveragePooling');
export const globalMaxPool = globalPool('GlobalMaxPooling');

/** Axes are an attribute, and since some version of each operator an input. */
function reducing(kind: Kind, axesAsInputSince: number) {
  return (call: NodeCall): Activation => {
    const { attributes } = call;
    const value = call.activation(0);
    const rank = value.axes.length;
    const byInput = call.opset >= axesAsInputSince;
    const isNothing = byInput && attributes.int('noop_with_empty_axes', 0) === 1;
    const given = byInput ? (call.has(1) ? call.integers(1) : []) : (attributes.ints('axes') ?? []);
    const keeps = attributes.int('keepdims', 1) === 1;
    if (given.length === 0 && isNothing) return value;
    const axes = given.map((axis) => call.axis(axis, rank));
    const reduced = value.axes.map((_, axis) => axes.length === 0 || axes.includes(axis));
    return reduce(call, kind, value, reduced, keeps);
  };
}

export const reduceMean = reducing('GlobalAveragePooling', 18);
export const reduceMax = reducing('GlobalMaxPooling', 18);

/** The mean times as many as there are. */
export const reduceSum: Converter = (call) => {
  const value = call.activation(0);
  const mean = reducing('GlobalAveragePooling', 13)(call);
  if (mean === value) return value;
  return scaledBy(call, mean, sizeOf(value.axes.flat()) / sizeOf(mean.axes.flat()));
};

function reduce(
  call: NodeCall,
  kind: Kind,
  value: Activation,
  reduced: readonly boolean[],
  keeps: boolean,
): Activation {
  const gone = value.axes.filter((_, axis) => reduced[axis]).flat();
  if (gone.includes(BATCH)) throw call.refusal(say`it goes over the batch`);
  const axes = value.axes.flatMap((axis, index) => (reduced[index] ? (keeps ? [[]] : []) : [axis]));
  if (gone.length === 0) return { ...value, axes };
  const { input, dimensions } = laidOut(call, value, gone);
  const layer = {
    className: `${kind}${dimensions}D`,
    config: dimensions === 2 ? { data_format: 'channels_last' } : {},
  };
  const layout = [[BATCH], input.layout.at(-1) ?? []];
  return { kind: 'activation', ...call.layer(layer, [input], layout), axes };
}

/** What is left goes last, and what is reduced between it and the batch: as image or as sequence. */
function laidOut(
  call: NodeCall,
  value: Activation,
  gone: Axis,
): { input: Activation; dimensions: 1 | 2 } {
  const { layout } = value;
  const between = layout.slice(1, -1);
  const isThere =
    sizeOf(between.flat()) === sizeOf(gone) && between.flat().every((atom) => gone.includes(atom));
  if (isThere && layout.length === 4) return { input: value, dimensions: 2 };
  if (isThere && layout.length === 3) return { input: value, dimensions: 1 };
  const rest = layout.flat().filter((atom) => atom !== BATCH && !gone.includes(atom));
  const wanted = [[BATCH], inOwnOrder(value, gone), rest];
  const kept = layout.at(-1) ?? [];
  const isImage = layout.length === 4 && sameAxis(kept, rest);
  const [, height = [], width = []] = layout;
  if (isImage) return { input: call.arrange(value, [[BATCH], height, width, kept]), dimensions: 2 };
  return { input: call.arrange(value, wanted), dimensions: 1 };
}
