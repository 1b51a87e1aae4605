import { expect, it } from 'vitest';
import { LacksGpu, requireDevice } from './required-device.ts';

it('refuses a run that names a GPU where TensorFlow computes on the processor, and no other', () => {
  expect(() => requireDevice({ device: 'gpu' }, false)).toThrow(LacksGpu);
  for (const usesGpu of [true, false]) requireDevice({}, usesGpu);
  requireDevice({ device: 'gpu' }, true);
  requireDevice({ device: 'cpu' }, false);
});
