import { say } from '../../../../contract/sentence.ts';
import {
  DAMAGED,
  flagOf,
  layerFault,
  numberOf,
  OTHERWISE,
  requireLastAxis,
  shown,
} from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { own, valuesOf } from '../plan.ts';
import type { OwnLayer, Plan, PlannedVariable, Planner } from '../plan.ts';

/** By running averages, each unit by itself. */
export const batchNormalization: Planner = (layer, [input = []]) => {
  requireLastAxis(layer, input);
  if (flagOf(layer, 'renorm', false)) {
    throw layerFault(layer, say`has renorm=True, which cannot be taken`, OTHERWISE);
  }
  const units = [input.at(-1) ?? 0];
  const center = flagOf(layer, 'center', true);
  const scale = flagOf(layer, 'scale', true);
  const variables: PlannedVariable[] = [
    ...(scale ? [{ role: 'gamma', shape: units }] : []),
    ...(center ? [{ role: 'beta', shape: units }] : []),
    { role: 'moving_mean', shape: units, isStatistic: true },
    { role: 'moving_variance', shape: units, isStatistic: true },
  ];
  const config = {
    axis: -1,
    momentum: numberOf(layer, 'momentum', 0.99),
    epsilon: numberOf(layer, 'epsilon', 1e-3),
    center,
    scale,
  };
  return inPlaceOf(input, variables, 'BatchNormalization', config);
};

/** By mean and variance of all units at one position. */
export const layerNormalization: Planner = (layer, [input = []]) => {
  requireLastAxis(layer, input);
  if (flagOf(layer, 'rms_scaling', false)) {
    throw layerFault(layer, say`has rms_scaling=True, which cannot be taken`, OTHERWISE);
  }
  const units = [input.at(-1) ?? 0];
  const center = flagOf(layer, 'center', true);
  const scale = flagOf(layer, 'scale', true);
  const variables: PlannedVariable[] = [
    ...(scale ? [{ role: 'gamma', shape: units }] : []),
    ...(center ? [{ role: 'beta', shape: units }] : []),
  ];
  const config = { axis: -1, epsilon: numberOf(layer, 'epsilon', 1e-3), center, scale };
  return inPlaceOf(input, variables, 'LayerNormalization', config);
};

/** x * scale + offset, with one number for all channels or one for each. */
export const rescaling: Planner = (layer, [input = []]) => {
  const channels = input.at(-1) ?? 0;
  const scale = spread(layer, 'scale', channels, 1);
  const offset = spread(layer, 'offset', channels, 0);
  return {
    output: input,
    groups: [],
    build: () => [channelScale('', scale, offset)],
  };
};

/** Keras divides by no smaller standard deviation (`keras.config.epsilon()`). */
const LEAST_DEVIATION = 1e-7;

/**
 * (x - mean) / standard deviation, as `adapt` has measured them or as they are given. In two steps, as Keras
 * does it: where the mean is large, one step would round it away.
 */
export const normalization: Planner = (layer, [input = []]) => {
  const channels = input.at(-1) ?? 0;
  if (flagOf(layer, 'invert', false)) {
    throw layerFault(layer, say`has invert=True, which cannot be taken`, OTHERWISE);
  }
  const axis = layer.config['axis'] === undefined ? -1 : layer.config['axis'];
  const isOfAll = axis === null || (Array.isArray(axis) && axis.length === 0);
  if (!isOfAll) requireLastAxis(layer, input);
  const isGiven = (layer.config['mean'] ?? null) !== null;
  const shape = isOfAll ? [] : [channels];
  const variables: PlannedVariable[] = isGiven
    ? []
    : [
        { role: 'mean', shape, isStatistic: true },
        { role: 'variance', shape, isStatistic: true },
        { role: 'count', shape: [], isStatistic: true },
      ];
  return {
    output: input,
    groups: [{ at: '', variables }],
    build: (values) => {
      const of = (role: string) =>
        isGiven
          ? spread(layer, role, channels)
          : Float32Array.from({ length: channels }, (_, index) => {
              const own = values.get(role) as Float32Array;
              return own[isOfAll ? 0 : index] as number;
            });
      const mean = of('mean');
      const deviation = of('variance').map((variance) =>
        Math.max(Math.sqrt(variance), LEAST_DEVIATION),
      );
      const zeros = new Float32Array(channels);
      return [
        channelScale(
          '_centred',
          zeros.map(() => 1),
          mean.map((value) => 0 - value),
        ),
        channelScale(
          '',
          deviation.map((value) => 1 / value),
          zeros,
        ),
      ];
    },
  };
};

/** y = x * scale + offset, channel by channel. */
export function channelScale(suffix: string, scale: Float32Array, offset: Float32Array): OwnLayer {
  const shape = [scale.length];
  const values = [
    { role: 'scale', shape, values: scale },
    { role: 'offset', shape, values: offset },
  ];
  return own('ChannelScale', {}, { suffix, values });
}

function inPlaceOf(
  input: Shape,
  variables: readonly PlannedVariable[],
  className: string,
  config: Record<string, unknown>,
): Plan {
  return {
    output: input,
    groups: [{ at: '', variables }],
    build: (values) => [own(className, config, { values: valuesOf(variables, values) })],
  };
}

/** A number for each channel, of one or of a list (also as Keras writes arrays, or nested in ones). */
function spread(layer: KerasLayer, key: string, channels: number, fallback?: number): Float32Array {
  let value: unknown = layer.config[key] ?? fallback;
  if (typeof value === 'object' && value !== null && 'config' in value) {
    value = (value.config as { value?: unknown } | null)?.value;
  }
  const list = [value].flat(8);
  const fits = list.length === 1 || list.length === channels;
  if (fits && list.every((entry) => typeof entry === 'number' && Number.isFinite(entry))) {
    return Float32Array.from({ length: channels }, (_, index) =>
      Number(list[list.length === 1 ? 0 : index]),
    );
  }
  throw layerFault(
    layer,
    say`has ${key} ${shown(layer.config[key])}, which is neither one number nor one for each of ${channels} channels`,
    DAMAGED,
  );
}
