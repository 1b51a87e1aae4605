import { say } from '../../../contract/sentence.ts';
import { DAMAGED, layerFault } from './layer.ts';
import type { KerasLayer, Shape } from './layer.ts';
import type { ModelTree } from './model-tree.ts';
import type { Plan, PlannedVariable, ValuesByRole } from './plan.ts';

/** What is planned of every layer that is used. */
export type Plans = ReadonlyMap<KerasLayer, Plan>;

/** Reads the values of all variables that are planned. */
export type ReadWeights = (plans: Plans, model: ModelTree) => ReadonlyMap<KerasLayer, ValuesByRole>;

/** Arrays in a file. */
export interface StoredArrays {
  /** Undefined where there is none of that name. */
  shape(path: string): Shape | undefined;
  floats(path: string): Float32Array;
}

/**
 * The values of a variable, if the array of that name has its shape.
 *
 * @throws UserError naming the layer
 */
export function readVariable(
  layer: KerasLayer,
  { role, shape }: PlannedVariable,
  arrays: StoredArrays,
  path: string,
): Float32Array {
  const found = arrays.shape(path);
  if (found === undefined) {
    throw layerFault(layer, say`has no ${role} in the file (${path})`, DAMAGED);
  }
  if (found.length !== shape.length || found.some((size, axis) => size !== shape[axis])) {
    throw layerFault(
      layer,
      say`has a ${role} of [${found.join(', ')}] in the file, and by its description [${shape.join(', ')}]`,
      DAMAGED,
    );
  }
  return arrays.floats(path);
}
