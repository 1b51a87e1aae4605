import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { requireFinite } from './divergence.ts';

describe('a loss', () => {
  it('may be any number', () => {
    expect(() => requireFinite(1e30, 'epoch 1')).not.toThrow();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('may not be %s', (loss) => {
    expect(() => requireFinite(loss, 'epoch 2')).toThrow(
      new UserError(
        `Training diverged: in epoch 2 the loss is ${loss}. ` +
          'Lower training.learningRate or fineTuning.learningRate.',
      ),
    );
  });
});
