import { z } from 'zod';
import { tf } from '../../../tensorflow.ts';
import { ownLayer } from './own-layer.ts';

/** x * scale + offset, one of each per channel: constants of the network, which no training changes. */
export const channelScale = ownLayer({
  className: 'ChannelScale',
  config: z.object({}),
  vectors: ['scale', 'offset'],
  call: (x, _, { scale, offset }) => tf.add(tf.mul(x, scale), offset),
});
