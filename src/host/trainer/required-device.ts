import type { RunSpec } from '../../contract/run.ts';

/** A run whose document names a GPU was given to a trainer that computes on the processor. */
export class LacksGpu extends Error {
  override readonly name = 'LacksGpu';
}

/**
 * Whatever the host believes, no run gets figures of the processor under the id of one of a GPU.
 *
 * @param usesGpu whether TensorFlow computes on one
 * @throws LacksGpu
 */
export function requireDevice({ device }: Pick<RunSpec, 'device'>, usesGpu: boolean): void {
  if (device === 'gpu' && !usesGpu) throw new LacksGpu('TensorFlow computes on the processor.');
}
