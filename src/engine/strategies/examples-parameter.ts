import { z } from 'zod';

/** The number of calibration examples of a strategy that watches activations. */
export const examplesParameter = z
  .int()
  .min(1)
  .max(10_000_000)
  .default(10_000)
  .describe('Training examples over which the activations are measured.');
