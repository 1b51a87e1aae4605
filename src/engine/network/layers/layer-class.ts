import type { Sentence } from '../../../contract/sentence.ts';
import type { TensorFlow } from '../../tensorflow.ts';
import type { Units } from '../unit-union.ts';

export type Layer = TensorFlow.layers.Layer;
export type Shape = readonly (number | null)[];

/** A layer's description in a topology, whose keys are written as in Python. */
export type LayerConfig = Record<string, unknown>;

/**
 * How a variable starts: as it is (`kept`), all the same, by the number of inputs of one unit (`fanIn`), from a
 * normal distribution of this `deviation`, or each value as the sum of so many draws from U(-bound,
 * bound).
 */
export type InitialValues =
  | 'kept'
  | { readonly constant: number }
  | { readonly fanIn: number }
  | { readonly deviation: number }
  | { readonly bound: number; readonly draws: 1 | 2 };

/** What there is to know of the variables of a class. Roles are names without the layer's. */
export interface LayerWeights {
  /** Roles of the weight matrices that may be pruned. */
  readonly matrices: readonly string[];
  /** How often each weight of these matrices is multiplied for one example where the layer is called. */
  uses(call: Pick<LayerCall, 'inputShape' | 'outputShape'>): number;
  /** `shapeOf` knows the variables of the layer. */
  initial(role: string, shapeOf: (role: string) => readonly number[]): InitialValues;
}

/** A layer where it stands in a network: what it is given, and what can be said of its units. */
export interface LayerCall {
  readonly layer: Layer;
  /** As the layer's `getConfig` gives it. */
  readonly config: Readonly<Record<string, unknown>>;
  /** For each input the units on its last axis. */
  readonly inputs: readonly Units[];
  /** The first input's. */
  readonly input: Units;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  /** So many new units. */
  make(count: number): Units;
  /** What can only go together, entry by entry. */
  tie(some: Units, others: Units): void;
  /** What cannot be removed, and why. */
  keep(units: Units, reason: Sentence): void;
}

/**
 * Whose units stand on the axes of a variable that is seen as a matrix: its last axis are the
 * columns, all others together the rows. Fewer units than entries are repeated, block after block.
 */
export interface VariableUnits {
  readonly rows?: Units;
  readonly columns?: Units;
}

/** Where units are in a layer and behind it. */
export interface UnitFlow {
  /** The units on the last axis of the output. */
  readonly output: Units;
  /** By role of the variable. */
  readonly variables?: Readonly<Record<string, VariableUnits>>;
  /** The units that `resize` counts, where they are not those of the output. */
  readonly width?: Units;
}

/** All that the workbench knows of a class of layers. */
export interface LayerClass {
  /** Missing where the layers of this class have no variables. */
  readonly weights?: LayerWeights;
  /** Whether it takes several inputs. */
  readonly merges?: boolean;
  /**
   * Whether it makes new figures of units, as a non-linearity or a sum does, instead of handing on
   * those that it got: there a unit can be watched.
   */
  readonly isWatched?: boolean;
  /** Follows the units through the layer. */
  flow(call: LayerCall): UnitFlow;
  /** Gives the layer's description another width; missing where the width follows from the input. */
  resize?(config: LayerConfig, width: number): void;
}
