/**
 * A prunable weight matrix as plain data: kernels of fully connected layers are `[in, out]`, of
 * convolutions `[h, w, in, out]`, of recurrent layers `[in, gates * units]` with the columns of one
 * gate after those of another.
 */
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
 * A layer of hidden units (or channels) that can be removed as a whole. A weight tensor is seen as a
 * matrix here: its last axis are the columns, all others together the rows. A unit is made by
 * columns of its producers and read by rows of its consumers. Dense after dense, that is a column
 * and a row; after a flatten, a row per position; between convolutions, a row per position of the
 * kernel. An LSTM's unit has a column per gate in kernel and recurrent kernel, and a row in the
 * recurrent kernel too.
 */
export interface UnitLayer {
  /** Name of the layer whose activation is the units' output. */
  readonly layer: string;
  readonly units: number;
  /** The weight tensors that make the units, and for a unit the indices of its columns there. */
  readonly producers: readonly {
    readonly name: string;
    columnsOf(unit: number): readonly number[];
  }[];
  /** The weight tensors that read the units, and for a unit the indices of its rows there. */
  readonly consumers: readonly { readonly name: string; rowsOf(unit: number): readonly number[] }[];
  /** Biases and parameters of batch norm that have entries of their own for each unit. */
  readonly vectors: readonly {
    readonly name: string;
    entriesOf(unit: number): readonly number[];
  }[];
}

/** Activity of a layer's units over calibration examples, each array one entry per unit. */
export interface UnitActivity {
  readonly layer: string;
  /** Mean |activation|, after the non-linearity; of a ReLU that is the mean activation. */
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
