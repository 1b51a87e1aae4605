import { say } from '../../../../contract/sentence.ts';
import type { Activation } from '../activation.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { channelsLast, padded, spatialOutput, type Spatial } from '../spatial.ts';
import { isSame, isUnpadded, readWindow, type Sliding } from '../windows.ts';

/** Less than anything: JSON has no infinity. */
const LEAST_FLOAT = -3.402_823_466_385_288_6e38;

export const maxPool: Converter = (call) => {
  const { attributes, node } = call;
  // How the second output counts, which is not taken.
  attributes.int('storage_order', 0);
  if (call.usesOfOutput(1) > 0) {
    throw call.refusal(say`its output ${node.outputs[1] ?? ''} (indices) is used`);
  }
  const input = channelsLast(call);
  const window = windowOf(call, input);
  if (isUnpadded(window)) return pooled(call, 'MaxPooling', input, window, 'valid');
  if (isSame(window)) return pooled(call, 'MaxPooling', input, window, 'same');
  const value = padded(call, input.value, window.map(wholePadding), LEAST_FLOAT);
  return pooled(call, 'MaxPooling', { ...input, value }, window, 'valid');
};

/** Where rounding up lets a last window reach beyond the padding, only what is within counts. */
export const averagePool: Converter = (call) => {
  const plain = channelsLast(call);
  const said = windowOf(call, plain);
  const countsPadding = call.attributes.int('count_include_pad', 0) === 1;
  const around = said.map(({ padding }) => padding);
  const input = countsPadding ? { ...plain, value: padded(call, plain.value, around, 0) } : plain;
  const window = countsPadding ? said.map(overPadded) : said;
  if (isUnpadded(window)) return pooled(call, 'AveragePooling', input, window, 'valid');
  if (isSame(window)) return pooled(call, 'AveragePooling', input, window, 'same');
  return pooled(call, 'MeanPooling', input, window, null);
};

/** The same positions over values whose padding is part of them. */
function overPadded(axis: Sliding): Sliding {
  const [before, behind] = axis.padding;
  return { ...axis, length: before + axis.length + behind, padding: [0, 0] };
}

function windowOf(call: NodeCall, { lengths }: Spatial): Sliding[] {
  const extents = call.attributes.ints('kernel_shape');
  if (extents?.length !== lengths.length) {
    throw call.refusal(
      say`its attribute kernel_shape=[${[...(extents ?? [])]}] does not fit ${lengths.length} axes`,
    );
  }
  const window = readWindow(call, extents, lengths);
  if (window.every(({ dilation }) => dilation === 1)) return window;
  const dilations = window.map(({ dilation }) => dilation);
  throw call.refusal(
    say`its attribute dilations=[${dilations}] is not 1, which pooling cannot have here`,
  );
}

function wholePadding({ padding: [before, behind], beyond }: Sliding): readonly [number, number] {
  return [before, behind + beyond];
}

function pooled(
  call: NodeCall,
  kind: 'MaxPooling' | 'AveragePooling' | 'MeanPooling',
  { value, channels, ownChannels }: Spatial,
  window: readonly Sliding[],
  padding: 'same' | 'valid' | null,
): Activation {
  const isImage = window.length === 2;
  const pairs = window.map((axis) => [...wholePadding(axis)]);
  const config = {
    pool_size: window.map(({ extent }) => extent),
    strides: window.map(({ step }) => step),
    padding: padding ?? (isImage ? pairs : pairs[0]),
    ...(isImage && padding !== null && { data_format: 'channels_last' }),
  };
  const { layout, axes } = spatialOutput(window, channels, ownChannels);
  const layer = { className: `${kind}${window.length}D`, config };
  return { kind: 'activation', ...call.layer(layer, [value], layout), axes };
}
