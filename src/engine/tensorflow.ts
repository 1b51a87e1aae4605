import { createRequire } from 'node:module';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-node-gpu';

/**
 * tfjs-node 4.22 still calls `util.isNullOrUndefined` and `util.isArray`, which Node 23 dropped;
 * they must be back before its first require. This file is the only door to TensorFlow.
 */
const legacyUtil = util as unknown as Record<string, unknown>;
legacyUtil['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
legacyUtil['isArray'] ??= Array.isArray;

const require = createRequire(import.meta.url);

/** tfjs on TensorFlow's C library: `@tensorflow/tfjs-node-gpu`, whose JavaScript serves the CPU too. */
export const tf = require('@tensorflow/tfjs-node-gpu') as typeof TensorFlow;
export type { TensorFlow };
