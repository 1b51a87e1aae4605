import { say } from '../../../../contract/sentence.ts';
import {
  DAMAGED,
  flagOf,
  layerFault,
  requireChannelsLast,
  requireRank,
  shown,
  sizesOf,
  wordOf,
} from '../layer.ts';
import { own, planned } from '../plan.ts';
import type { Planner } from '../plan.ts';
import { outputSizes } from './windows.ts';

/** The largest or the mean of a window; with padding "same" the mean is over what is inside. */
export const pooling =
  (className: string, axes: 1 | 2): Planner =>
  (layer, [input = []]) => {
    requireChannelsLast(layer);
    requireRank(layer, input, axes + 1);
    const size = sizesOf(layer, 'pool_size', axes, layer.config['pool_length'] ?? 2);
    const strides = sizesOf(layer, 'strides', axes, layer.config['stride'] ?? size);
    const padding = wordOf(layer, 'padding', 'valid');
    if (padding !== 'valid' && padding !== 'same') {
      throw layerFault(layer, say`has padding ${shown(padding)}, which cannot be taken`, DAMAGED);
    }
    const window = { size, strides, dilation: [], padding } as const;
    return planned(
      [...outputSizes(layer, input, window), input.at(-1) ?? 0],
      [own(className, { pool_size: size, strides, padding, data_format: 'channels_last' })],
    );
  };

/** One figure per channel. */
export const globalPooling =
  (className: string, axes: 1 | 2): Planner =>
  (layer, [input = []]) => {
    requireChannelsLast(layer);
    requireRank(layer, input, axes + 1);
    const channels = input.at(-1) ?? 0;
    const pool = own(className, axes === 2 ? { data_format: 'channels_last' } : {});
    if (!flagOf(layer, 'keepdims', false)) return planned([channels], [pool]);
    const kept = [...Array<number>(axes).fill(1), channels];
    return planned(kept, [pool, own('Reshape', { target_shape: kept }, { suffix: '_kept' })]);
  };
