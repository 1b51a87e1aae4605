import { z } from 'zod';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { tf } from '../../../tensorflow.ts';
import { ownLayer } from './own-layer.ts';

/** Of a sequence `[batch, steps, features]` one step, counted from the end where `index` is negative. */
export const timeStep = ownLayer({
  className: 'TimeStep',
  config: z.object({ index: z.int() }),
  outputShape([batch, steps, features], { index }, name) {
    if (typeof steps === 'number' && (index < 0 ? -index > steps : index >= steps)) {
      throw new UserError(
        say`The layer ${name} takes step ${index} of a sequence, which has ${steps} of them.`,
      );
    }
    return [batch ?? null, features ?? null];
  },
  call(x, { index }) {
    const [batch, steps, features] = x.shape as [number, number, number];
    const step = tf.slice(x, [0, index < 0 ? steps + index : index, 0], [batch, 1, features]);
    return tf.reshape(step, [batch, features]);
  },
});
