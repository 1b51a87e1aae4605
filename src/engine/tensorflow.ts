import { createRequire } from 'node:module';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-node-gpu';

/**
 * tfjs-node 4.22 still calls `util.isNullOrUndefined` and `util.isArray`, which Node 23 dropped;
 * they must be back before its first require. This file is the only door to TensorFlow.
 */
const legacyUtil = util as unknown as Record<string, unknown>;
legacyUtil['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
legacyUtil['isArray'] = Array.isArray;

// Not called `require`: bundlers declare that name themselves.
const requirePackage = createRequire(import.meta.url);

let loaded: typeof TensorFlow | undefined;

/**
 * tfjs on TensorFlow's C library: `@tensorflow/tfjs-node-gpu`, whose JavaScript serves the CPU too.
 * It is loaded at its first use, since that takes 0.4 s and 360 MB: the host imports the registries
 * for their schemas and never trains.
 */
export const tf: typeof TensorFlow = new Proxy({} as typeof TensorFlow, {
  get(_target, name) {
    loaded ??= requirePackage('@tensorflow/tfjs-node-gpu') as typeof TensorFlow;
    return Reflect.get(loaded, name) as unknown;
  },
});
export type { TensorFlow };
