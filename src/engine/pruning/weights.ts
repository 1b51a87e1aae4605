/** A prunable weight matrix as plain data: dense kernels are `[in, out]`, conv kernels `[h, w, in, out]`. */
export interface WeightTensor {
  /** Unique within the model, e.g. `hidden1/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major, the output unit (or filter) on the last axis. */
  readonly values: Float32Array;
}

/** One byte per weight, by name of the weight tensor: 1 keeps, 0 removes. */
export type Masks = ReadonlyMap<string, Uint8Array>;

/**
 * A layer of hidden units (or filters) that can be removed as a whole. The last axis of `producer`
 * makes the unit; in `consumer` it feeds `block` consecutive rows, repeated every `stride` rows
 * (dense after dense: block 1, stride 0; after a flatten each unit feeds one row per position).
 */
export interface UnitLayer {
  /** Name of the layer whose activation is the units' output. */
  readonly layer: string;
  readonly units: number;
  /** Name of the weight tensor whose last axis are the units. */
  readonly producer: string;
  /** The weight tensors that read the units, and for unit `u` the indices of its rows there. */
  readonly consumers: readonly { readonly name: string; rowsOf(unit: number): readonly number[] }[];
}

/** Activity of a layer's units over calibration examples, each array one entry per unit. */
export interface UnitActivity {
  readonly layer: string;
  /** Mean activation (after the non-linearity). */
  readonly mean: Float32Array;
  /** Share of examples (and positions) in which the activation is exactly zero: APoZ, 0 to 1. */
  readonly zeroShare: Float32Array;
}

/** What a model has that can be removed, and what of it already is. */
export interface PrunableModel {
  /** The prunable weight matrices of the trained model, from input to output. */
  readonly weights: readonly WeightTensor[];
  /** Hidden layers whose units can be removed, from input to output. */
  readonly unitLayers: readonly UnitLayer[];
  /** What is already removed stays removed. A tensor without a mask is whole. */
  readonly earlierMasks: Masks;
}
