import type { KerasLayer, Shape } from './layer.ts';

/** A variable of a Keras layer. */
export interface PlannedVariable {
  /** As tfjs-layers calls it, behind the layer's name: `kernel`, `forward/recurrent_kernel`. */
  readonly role: string;
  readonly shape: Shape;
  /** A statistic, which no gradient changes: Keras keeps such variables after all others. */
  readonly isStatistic?: boolean;
}

/** Variables that stand together in a `.keras` file. */
export interface VariableGroup {
  /** Below the layer: empty, `cell`, `forward_layer/cell`. */
  readonly at: string;
  readonly variables: readonly PlannedVariable[];
}

/** The values that a file has for a layer's variables, by role. */
export type ValuesByRole = ReadonlyMap<string, Float32Array>;

/** What a layer of ours reads: an input of the Keras layer by its number, or what stands before it. */
export type Reads = number | 'previous';

/** A layer of ours. */
export interface OwnLayer {
  /** Behind the name of the Keras layer; empty for the one that has its name. */
  readonly suffix: string;
  readonly className: string;
  /** As tfjs-layers writes it, without the name. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Where left out, the first reads all inputs and any other the one before. */
  readonly reads?: readonly Reads[];
  readonly values?: readonly OwnValues[];
}

export interface OwnValues {
  readonly role: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** What is told of layers, once for all that it holds of. */
export type Remark =
  'only-in-training' | 'in-two-layers' | 'one-pixel-wide' | 'without-dropout-within';

/** What becomes of a Keras layer: known before any weight is read. */
export interface Plan {
  readonly output: Shape;
  readonly groups: readonly VariableGroup[];
  readonly remarks?: readonly Remark[];
  /** The layers of ours in its place; none hands the (only) input on. */
  build(values: ValuesByRole): readonly OwnLayer[];
}

/** Plans a layer of one class, for inputs of these shapes. Throws UserError where it cannot be taken. */
export type Planner = (layer: KerasLayer, inputs: readonly Shape[]) => Plan;

/** A layer of ours in the place of one of Keras, with the same name. */
export function own(
  className: string,
  config: Readonly<Record<string, unknown>> = {},
  more: Partial<Omit<OwnLayer, 'className' | 'config'>> = {},
): OwnLayer {
  return { suffix: '', className, config, ...more };
}

/** A plan for a layer without variables. */
export function planned(output: Shape, layers: readonly OwnLayer[]): Plan {
  return { output, groups: [], build: () => layers };
}

/** Values under the roles and shapes that were planned. */
export function valuesOf(variables: readonly PlannedVariable[], values: ValuesByRole): OwnValues[] {
  return variables.map(({ role, shape }) => ({
    role,
    shape,
    values: values.get(role) as Float32Array,
  }));
}

/** Kernels are read: none has to be drawn first, which would take seconds for a large network. */
export const NOT_DRAWN = { class_name: 'Zeros', config: {} };
