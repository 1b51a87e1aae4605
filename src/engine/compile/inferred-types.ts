import { dataTypes } from './attributes.ts';
import type { OpAttribute, Binding } from '../backend.ts';
import type { Int64Value, Value } from './recording.ts';

/**
 * Ops whose tfjs-node kernels leave out a type attribute that eager execution infers by itself and
 * a graph node must state; each is the type of the op's first input.
 */
const INFERRED: Readonly<Record<string, string>> = { ExpandDims: 'T' };

/** The attributes that an op lacks as a node of a graph. */
export function inferredTypes(
  binding: Binding,
  op: string,
  attributes: readonly OpAttribute[],
  inputs: readonly (Value | Int64Value)[],
): OpAttribute[] {
  const name = INFERRED[op];
  const first = inputs[0];
  if (name === undefined || attributes.some((attribute) => attribute.name === name)) return [];
  if (!first || 'int64' in first)
    throw new Error(`The op ${op} has no tensor to infer ${name} of.`);
  const value = dataTypes[first.dtype as keyof typeof dataTypes];
  return [{ name, type: binding.TF_ATTR_TYPE, value }];
}
