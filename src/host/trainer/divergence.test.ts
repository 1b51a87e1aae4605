import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { requireFinite } from './divergence.ts';

describe('a loss', () => {
  it('may be any number', () => {
    expect(() => requireFinite(1e30, say`epoch 1`)).not.toThrow();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('may not be %s', (loss) => {
    expect(() => requireFinite(loss, say`epoch 2`)).toThrow(
      new UserError(
        say`Training diverged: in ${say`epoch 2`} the loss is ${loss}. Lower training.learningRate or fineTuning.learningRate.`,
      ),
    );
  });
});
