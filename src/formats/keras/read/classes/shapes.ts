import { say } from '../../../../contract/sentence.ts';
import {
  DAMAGED,
  layerFault,
  OTHERWISE,
  pairsOf,
  requireChannelsLast,
  requireRank,
  shown,
  sizeOf,
  sizesOf,
} from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { own, planned } from '../plan.ts';
import type { OwnLayer, Plan, Planner } from '../plan.ts';

const product = (shape: readonly number[]) => shape.reduce((total, size) => total * size, 1);

export const flatten: Planner = (layer, [input = []]) => {
  // With one axis beside the batch there is nothing to flatten, whatever comes first.
  if (input.length > 1) requireChannelsLast(layer);
  return planned([product(input)], [own('Flatten')]);
};

export const reshape: Planner = (layer, [input = []]) => {
  const target = layer.config['target_shape'];
  const sizes = Array.isArray(target) ? (target as unknown[]) : [];
  const open = sizes.filter((size) => size === -1).length;
  const known = product(sizes.filter((size) => size !== -1) as number[]);
  const total = product(input);
  const output = sizes.map((size) => (size === -1 ? total / known : size)) as number[];
  const fits = output.every((size) => Number.isSafeInteger(size) && size >= 1);
  if (Array.isArray(target) && open <= 1 && fits && product(output) === total) {
    return planned(output, [own('Reshape', { target_shape: output })]);
  }
  throw layerFault(
    layer,
    say`cannot make ${shown(target)} of an input of [${input.join(', ')}]`,
    DAMAGED,
  );
};

export const permute: Planner = (layer, [input = []]) => {
  const dims = sizesOf(layer, 'dims', input.length);
  if (new Set(dims).size === input.length && Math.max(...dims) === input.length) {
    return planned(
      dims.map((axis) => input[axis - 1] as number),
      [own('Permute', { dims })],
    );
  }
  throw layerFault(layer, say`has dims ${shown(dims)}, which are no order of its axes`, DAMAGED);
};

export const repeatVector: Planner = (layer, [input = []]) => {
  requireRank(layer, input, 1);
  const times = sizeOf(layer, 'n');
  return planned([times, ...input], [own('RepeatVector', { n: times })]);
};

export const zeroPadding1D: Planner = (layer, [input = []]) => {
  requireChannelsLast(layer);
  requireRank(layer, input, 2);
  const [before, after] = pairOf(layer, 'padding');
  const [steps = 0, features = 0] = input;
  return planned(
    [steps + before + after, features],
    [own('ConstantPadding1D', { padding: [before, after], value: 0 })],
  );
};

export const zeroPadding2D: Planner = (layer, [input = []]) => {
  requireChannelsLast(layer);
  requireRank(layer, input, 3);
  const padding = pairsOf(layer, 'padding', 2);
  return planned(
    input.map((size, axis) => size + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0)),
    [own('ZeroPadding2D', { padding, data_format: 'channels_last' })],
  );
};

export const cropping2D: Planner = (layer, [input = []]) => {
  requireChannelsLast(layer);
  requireRank(layer, input, 3);
  const cropping = pairsOf(layer, 'cropping', 2);
  const output = input.map(
    (size, axis) => size - (cropping[axis]?.[0] ?? 0) - (cropping[axis]?.[1] ?? 0),
  );
  if (output.every((size) => size >= 1)) {
    return planned(output, [own('Cropping2D', { cropping, data_format: 'channels_last' })]);
  }
  throw nothingLeft(layer, input);
};

/** tfjs has it of images alone: a sequence is one that is one pixel wide. */
export const cropping1D: Planner = (layer, [input = []]) => {
  requireRank(layer, input, 2);
  const [steps = 0, features = 0] = input;
  const [before, after] = pairOf(layer, 'cropping');
  const left = steps - before - after;
  if (left < 1) throw nothingLeft(layer, input);
  const cropping = [
    [before, after],
    [0, 0],
  ];
  return widened(input, [left, features], own('Cropping2D', { cropping, ...LAST }));
};

export const upSampling1D: Planner = (layer, [input = []]) => {
  requireRank(layer, input, 2);
  const [steps = 0, features = 0] = input;
  const times = sizeOf(layer, 'size', 2);
  return widened(
    input,
    [steps * times, features],
    own('UpSampling2D', { size: [times, 1], interpolation: 'nearest', ...LAST }),
  );
};

const LAST = { data_format: 'channels_last' };

/** A layer of images in the place of one of sequences. */
function widened(input: Shape, output: Shape, layer: OwnLayer): Plan {
  const [steps = 0, features = 0] = input;
  return planned(output, [
    own('Reshape', { target_shape: [steps, 1, features] }, { suffix: '_widened' }),
    layer,
    own('Reshape', { target_shape: output }, { suffix: '_narrowed' }),
  ]);
}

function nothingLeft(layer: KerasLayer, input: Shape): Error {
  return layerFault(layer, say`leaves nothing of an input of [${input.join(', ')}]`, DAMAGED);
}

/** Numbers before and after along the only axis: `2` or `[1, 2]`. */
function pairOf(layer: KerasLayer, key: string): readonly [number, number] {
  const value = layer.config[key];
  const written = Array.isArray(value) ? [value] : value;
  const [pair] = pairsOf({ ...layer, config: { [key]: written } }, key, 1);
  return pair ?? [0, 0];
}

export const upSampling2D: Planner = (layer, [input = []]) => {
  requireChannelsLast(layer);
  requireRank(layer, input, 3);
  const interpolation = layer.config['interpolation'] ?? 'nearest';
  if (interpolation !== 'nearest') {
    throw layerFault(
      layer,
      say`has interpolation ${shown(interpolation)}; only "nearest" can be taken`,
      OTHERWISE,
    );
  }
  const size = sizesOf(layer, 'size', 2, 2);
  return planned(
    input.map((length, axis) => length * (size[axis] ?? 1)),
    [own('UpSampling2D', { size, data_format: 'channels_last', interpolation: 'nearest' })],
  );
};
