import { say } from '../../../contract/sentence.ts';
import { BATCH, isBatchAxis, newAxis, sizeOf, type Activation, type Axis } from './activation.ts';
import { inOwnOrder } from './arrange.ts';
import type { NodeCall } from './node-call.ts';
import type { Sliding } from './windows.ts';

/** An image or sequence, the channels last: `[batch, ...positions, channels]`. */
export interface Spatial {
  readonly value: Activation;
  /** In the original. */
  readonly channels: Axis;
  /** Here. */
  readonly ownChannels: Axis;
  /** How long the axes of positions are. */
  readonly lengths: readonly number[];
}

/**
 * An input `[batch, channels, ...positions]` of the original with the channels last.
 *
 * @param ranks how many axes of positions can be taken.
 */
export function channelsLast(call: NodeCall, ranks: readonly number[] = [1, 2]): Spatial {
  const value = call.activation(0);
  const [batch, channels = [], ...positions] = value.axes;
  if (!isBatchAxis(batch) || !ranks.includes(positions.length)) {
    throw call.refusal(
      say`its input has ${value.axes.length} axes, or not the batch as the first, where
        [batch, channels, ...positions] with ${ranks} of the latter is taken`,
    );
  }
  if (positions.flat().some(({ order }) => order !== undefined)) {
    throw call.refusal(say`the positions of its input do not lie in their order`);
  }
  const ownChannels = inOwnOrder(value, channels);
  return {
    value: call.arrange(value, [[BATCH], ...positions, ownChannels]),
    channels,
    ownChannels,
    lengths: positions.map(sizeOf),
  };
}

/** The layout and axes of what comes out, with new positions and these channels. */
export function spatialOutput(
  window: readonly Pick<Sliding, 'positions'>[],
  channels: Axis,
  ownChannels: Axis,
): Pick<Activation, 'layout' | 'axes'> {
  const positions = window.map((axis) => newAxis(axis.positions));
  return {
    layout: [[BATCH], ...positions, ownChannels],
    axes: [[BATCH], channels, ...positions],
  };
}

/**
 * The value with so many equal values around its positions.
 *
 * @param value with its channels last.
 * @param padding for each axis of positions, before and behind.
 */
export function padded(
  call: NodeCall,
  value: Activation,
  padding: readonly (readonly [number, number])[],
  filling: number,
): Activation {
  if (padding.every(([before, behind]) => before + behind === 0)) return value;
  const layout = value.layout.map((axis, index) => {
    const [before, behind] = padding[index - 1] ?? [0, 0];
    return before + behind === 0 ? axis : newAxis(sizeOf(axis) + before + behind);
  });
  const isImage = padding.length === 2;
  const name = `${call.name()}.pad`;
  const pairs = padding.map((pair) => [...pair]);
  const layer =
    isImage && filling === 0
      ? {
          className: 'ZeroPadding2D',
          config: { padding: pairs, data_format: 'channels_last' },
        }
      : {
          className: isImage ? 'ConstantPadding2D' : 'ConstantPadding1D',
          config: { padding: isImage ? pairs : pairs[0], value: filling },
        };
  return { ...value, ...call.layer({ name, ...layer }, [value], layout) };
}
