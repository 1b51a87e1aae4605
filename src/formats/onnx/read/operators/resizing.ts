import { say } from '../../../../contract/sentence.ts';
import { plain } from '../dims.ts';
import type { Converter, NodeCall } from '../node-call.ts';
import { channelsLast, spatialOutput } from '../spatial.ts';

/**
 * Larger images: by whole factors, where it repeats the entries or finds what lies between as TensorFlow
 * does.
 */
export const resize: Converter = (call) => {
  const input = channelsLast(call, [2]);
  const interpolation = interpolationOf(call);
  const times = factors(call, input.lengths);
  const window = input.lengths.map((length, axis) => ({
    positions: length * (times[axis] as number),
  }));
  const { layout, axes } = spatialOutput(window, input.channels, input.ownChannels);
  const config = { size: times, interpolation, data_format: 'channels_last' };
  const layer = { className: 'UpSampling2D', config };
  return { kind: 'activation', ...call.layer(layer, [input.value], layout), axes };
};

/** Repeating, an entry's copies stand around its middle, or begin where it stands: it is the same. */
function interpolationOf(call: NodeCall): 'nearest' | 'bilinear' {
  const { attributes } = call;
  const mode = attributes.text('mode', 'nearest');
  const places = attributes.text('coordinate_transformation_mode', 'half_pixel');
  const rounding = attributes.text('nearest_mode', 'round_prefer_floor');
  // What only other modes look at.
  attributes.float('cubic_coeff_a', 0);
  attributes.float('extrapolation_value', 0);
  attributes.int('exclude_outside', 0);
  attributes.text('keep_aspect_ratio_policy', 'stretch');
  // It smoothes only what becomes smaller.
  attributes.int('antialias', 0);
  // The region of another mode of coordinates.
  call.has(1);
  if (mode === 'linear' && places === 'asymmetric') return 'bilinear';
  const isRepeating =
    (places === 'asymmetric' && rounding === 'floor') ||
    (places === 'half_pixel' && rounding.startsWith('round_prefer_'));
  if (mode === 'nearest' && isRepeating) return 'nearest';
  throw call.refusal(
    say`its attributes mode=${mode}, coordinate_transformation_mode=${places} and nearest_mode=${rounding} find
      values in a way that no layer here has; upsampling by repeating is taken (mode="nearest" in PyTorch)`,
  );
}

/** How many times as long each axis of positions becomes. */
function factors(call: NodeCall, lengths: readonly number[]): number[] {
  const all = call.has(2) ? scalesOf(call) : [];
  const sizes = call.has(3) ? call.dims(3).map((size) => plain(size) ?? NaN) : [];
  const times = lengths.map((length, axis) => all[axis + 2] ?? (sizes[axis + 2] ?? NaN) / length);
  const isWhole = times.every((factor) => Number.isSafeInteger(factor) && factor >= 1);
  const others = all.slice(0, 2).every((factor) => factor === 1);
  if (isWhole && others && (all.length === 4 || sizes.length === 4)) return times;
  throw call.refusal(
    say`it makes images ${times} times as high and wide, and whole numbers from 1 are taken`,
  );
}

function scalesOf(call: NodeCall): number[] {
  return Array.from(call.fractions(2).values);
}
