import type { Fractions } from './constant.ts';
import type { Weight } from './network-builder.ts';

/** How a recurrent cell has its weights in tfjs. */
export interface CellShape {
  /** For each gate in tfjs its place in ONNX. */
  readonly gates: readonly number[];
  /** ONNX has two biases, which tfjs has as their sum, or in a row each. */
  readonly biases: 'added' | 'apart';
}

/** The variables of one direction. */
export type GateWeights = readonly Weight[];

/** The weights of a node, and which of them are wanted. */
interface NodeWeights {
  readonly direction: number;
  readonly units: number;
  readonly features: { readonly size: number; readonly order: Int32Array | null };
  /** `[directions, gates * units, features]`. */
  readonly kernels: Fractions;
  /** `[directions, gates * units, units]`. */
  readonly recurrent: Fractions;
  /** `[directions, 2 * gates * units]`, the input's before the state's. */
  readonly biases: Fractions | null;
}

/**
 * The weights of a recurrent node as tfjs has them: `kernel` `[features, gates * units]`,
 * `recurrent_kernel` `[units, gates * units]` and `bias`, the gates in its order.
 */
export function cellWeights(cell: CellShape, node: NodeWeights): GateWeights {
  const { direction, units, features, kernels, recurrent, biases } = node;
  const columns = cell.gates.length * units;
  const columnsThere = cell.gates.flatMap((gate) =>
    Array.from({ length: units }, (_, unit) => gate * units + unit),
  );
  /** Of `[directions, columns, rows]` those of one direction as `[rows, columns]`. */
  const matrix = (values: Fractions, rows: number, order: Int32Array | null): Float32Array => {
    const turned = new Float32Array(rows * columns);
    const first = direction * columns * rows;
    let at = 0;
    for (let row = 0; row < rows; row++) {
      const from = first + (order?.[row] ?? row);
      for (const column of columnsThere) turned[at++] = values[from + column * rows] as number;
    }
    return turned;
  };
  const bias = (values: Fractions, ofState: 0 | 1): number[] =>
    columnsThere.map((column) => values[(2 * direction + ofState) * columns + column] as number);
  return [
    {
      role: 'kernel',
      shape: [features.size, columns],
      values: matrix(kernels, features.size, features.order),
    },
    {
      role: 'recurrent_kernel',
      shape: [units, columns],
      values: matrix(recurrent, units, null),
    },
    ...(biases ? [biasOf(cell, columns, bias(biases, 0), bias(biases, 1))] : []),
  ];
}

function biasOf(
  { biases }: CellShape,
  columns: number,
  ofInput: readonly number[],
  ofState: readonly number[],
): Weight {
  return biases === 'apart'
    ? { role: 'bias', shape: [2, columns], values: Float32Array.from([...ofInput, ...ofState]) }
    : {
        role: 'bias',
        shape: [columns],
        values: Float32Array.from(ofInput, (value, at) => value + (ofState[at] as number)),
      };
}
