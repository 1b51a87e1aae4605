import type { Sentence } from '../../contract/sentence.ts';

/**
 * A prunable weight matrix as plain data: kernels of fully connected layers are `[in, out]`, of
 * convolutions `[..., in, out]` (depthwise ones `[h, w, in, multiplier]`), of recurrent layers `[in,
 * gates * units]` with the columns of one gate after those of another.
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
 * Hidden units (or channels) of one kind, each of which can be removed as a whole: with everything
 * that can only go together with it. A weight tensor is seen as a matrix here: its last axis are the
 * columns, all others together the rows. A unit is made by columns of its producers and read by rows
 * of its consumers. Dense after dense, that is a column and a row; after a flatten, a row per
 * position; between convolutions, a row per position of the kernel. An LSTM's unit has a column per
 * gate in kernel and recurrent kernel, and a row in the recurrent kernel too. What is added up has
 * the same channel of every summand. A depthwise kernel is a consumer: it hands on what it reads.
 */
export interface UnitGroup {
  /** Unique within the model: the layer where the units are watched first, if it has no others. */
  readonly name: string;
  readonly units: number;
  /** The weight tensors that make the units, and for a unit the indices of its columns there. */
  readonly producers: readonly {
    readonly name: string;
    columnsOf(unit: number): readonly number[];
  }[];
  /** The weight tensors that read the units, and for a unit the indices of its rows there. */
  readonly consumers: readonly { readonly name: string; rowsOf(unit: number): readonly number[] }[];
  /** Biases, parameters of batch norm and the like, and for a unit the indices of its columns there. */
  readonly vectors: readonly {
    readonly name: string;
    entriesOf(unit: number): readonly number[];
  }[];
  /**
   * The layers whose outputs are the units' activations, and for a unit the indices of its entries on
   * the last axis there. A residual stream has one behind every sum that is read.
   */
  readonly watch: readonly {
    readonly layer: string;
    entriesOf(unit: number): readonly number[];
  }[];
  /**
   * The layers whose description names a width to which these units belong, and for a unit the
   * indices of its part of that width.
   */
  readonly widths: readonly {
    readonly layer: string;
    readonly width: number;
    entriesOf(unit: number): readonly number[];
  }[];
}

/** A layer whose units cannot be removed. */
export interface LeftAlone {
  readonly layer: string;
  /** Part of a sentence of which the layer is the subject: "its units are ...". */
  readonly reason: Sentence;
}

/** Every layer that makes units has them in groups, or is left alone. */
export interface ChannelGroups {
  /** By the first layer that makes their units, from input to output. */
  readonly groups: readonly UnitGroup[];
  readonly leftAlone: readonly LeftAlone[];
}

/** Activity of a group's units over calibration examples, each array one entry per unit. */
export interface UnitActivity {
  /** The group's name. */
  readonly layer: string;
  /** Mean |activation|, after the non-linearity; of a ReLU that is the mean activation. */
  readonly mean: Float32Array;
  /** Share of examples (and positions) in which the activation is exactly zero: APoZ, 0 to 1. */
  readonly zeroShare: Float32Array;
}

/** What a model has that can be removed, and what of it already is. */
export interface PrunableModel extends ChannelGroups {
  /** The prunable weight matrices of the trained model, from input to output. */
  readonly weights: readonly WeightTensor[];
  /** What is already removed stays removed. A tensor without a mask is whole. */
  readonly earlierMasks: Masks;
}
