import { say } from '../../../contract/sentence.ts';
import type { Shape } from '../read/layer.ts';
import { nonNegative } from './non-negative.ts';
import type { Convert, Place, Target } from './target-layers.ts';

/** Where infinity is meant, which JSON has not. */
const LOWEST = -3.4028234663852886e38;

const target = (
  className: string,
  config: Target['config'] = {},
  more: Partial<Target> = {},
): Target => ({ suffix: '', className, config, ...more });

/**
 * Layers of our own in those that tfjs and Keras have both, exactly as they compute. What none of them has
 * is refused.
 */
export const plainLayers: Readonly<Record<string, Convert>> = {
  HardSigmoid: (place) => {
    const { alpha, beta } = place.layer.config;
    place.note('hard-sigmoid');
    return [
      target('Rescaling', { scale: alpha, offset: beta }, { suffix: '_line' }),
      target('ReLU', { max_value: 1 }),
    ];
  },
  HardSwish: (place) => {
    place.note('hard-swish');
    return [
      target('Rescaling', { scale: 1, offset: 3 }, { suffix: '_line' }),
      target('ReLU', { max_value: 6 }, { suffix: '_limit' }),
      target('Rescaling', { scale: 1 / 6, offset: 0 }, { suffix: '_gate' }),
      target('Multiply', {}, { reads: [0, 'previous'] }),
    ];
  },
  Clip: (place) => {
    const { min_value: low, max_value: high } = place.layer.config;
    if (low === 0) return [target('ReLU', { max_value: high })];
    throw place.refuse(say`it has no limits of ${Number(low)} and ${Number(high)}`);
  },
  ConstantPadding1D: (place) => {
    const [before, after] = place.layer.config['padding'] as [number, number];
    const [[steps = 0, features = 0] = []] = place.inputShapes;
    requireZeros(place);
    return [
      target('Reshape', { target_shape: [steps, 1, features] }, { suffix: '_widened' }),
      target('ZeroPadding2D', {
        padding: [
          [before, after],
          [0, 0],
        ],
        ...LAST,
      }),
      target(
        'Reshape',
        { target_shape: [steps + before + after, features] },
        { suffix: '_narrowed' },
      ),
    ];
  },
  ConstantPadding2D: (place) => {
    requireZeros(place);
    return [target('ZeroPadding2D', { padding: place.layer.config['padding'], ...LAST })];
  },
  MeanPooling1D: (place) => [meanPooling(place, 'AveragePooling1D')],
  MeanPooling2D: (place) => [meanPooling(place, 'AveragePooling2D')],
  TimeStep: (place) => {
    const [[steps = 0, features = 0] = []] = place.inputShapes;
    const index = Number(place.layer.config['index']);
    const step = index < 0 ? steps + index : index;
    place.note('time-step');
    return [
      target('Reshape', { target_shape: [steps, 1, features] }, { suffix: '_widened' }),
      target(
        'Cropping2D',
        {
          cropping: [
            [step, steps - step - 1],
            [0, 0],
          ],
          ...LAST,
        },
        { suffix: '_step' },
      ),
      target('Flatten'),
    ];
  },
};

const LAST = { data_format: 'channels_last' };

/** Zeros are exact, and in the place of the lowest number before a maximum of what is never negative. */
export function requireZeros(place: Place): void {
  const { layer, graph } = place;
  const value = layer.config['value'];
  if (value === 0) return;
  const readers = graph.layers.filter(({ inputs }) => inputs.includes(layer.name));
  const isForMaximum =
    value === LOWEST &&
    readers.length > 0 &&
    readers.every(({ className }) => /^MaxPooling/.test(className));
  if (isForMaximum && nonNegative(layer.inputs[0] ?? '', graph)) {
    place.note('padded-with-zeros');
    return;
  }
  throw place.refuse(say`it has no padding with other values than zeros`);
}

/** A mean over what is inside, where padding is none, or as TensorFlow's "same" has it. */
function meanPooling({ layer, inputShapes, refuse }: Place, className: string): Target {
  const { pool_size: poolSize, strides } = layer.config;
  const padding = layer.config['padding'] as (number | [number, number])[];
  const pairs = (typeof padding[0] === 'number' ? [padding] : padding) as [number, number][];
  const sizes = [poolSize].flat() as number[];
  const steps = [strides ?? poolSize].flat() as number[];
  const [input = []] = inputShapes;
  const config = { pool_size: poolSize, strides: strides ?? poolSize, ...LAST };
  if (pairs.flat().every((size) => size === 0)) {
    return target(className, { ...config, padding: 'valid' });
  }
  const isSame = pairs.every((pair, axis) => isSamePadding(pair, axis, input, sizes, steps));
  if (isSame) return target(className, { ...config, padding: 'same' });
  throw refuse(
    say`it has no mean over what is inside with a padding of ${JSON.stringify(padding)}`,
  );
}

/** Whether TensorFlow would pad an axis by as much: half of what the last window lacks, more behind. */
function isSamePadding(
  [before, after]: readonly [number, number],
  axis: number,
  input: Shape,
  sizes: readonly number[],
  steps: readonly number[],
): boolean {
  const [length, size, step] = [input[axis] ?? 0, sizes[axis] ?? 1, steps[axis] ?? 1];
  const outputs = Math.ceil(length / step);
  const lacking = Math.max((outputs - 1) * step + size - length, 0);
  return before === Math.floor(lacking / 2) && after === lacking - before;
}
