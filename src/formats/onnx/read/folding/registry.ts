import type { Constant } from '../constant.ts';
import type { NodeCall } from '../node-call.ts';
import * as arithmetic from './arithmetic.ts';
import * as making from './making.ts';
import * as movement from './movement.ts';
import { matMul } from './products.ts';

/** Computes a node that reads constants alone: weights that are moved about, and sizes of axes. */
type Folder = (call: NodeCall) => Constant | readonly Constant[];

const folders: Readonly<Record<string, Folder>> = {
  Constant: making.constant,
  ConstantOfShape: making.constantOfShape,
  Shape: making.shape,
  Size: making.size,
  Range: making.range,
  Cast: making.cast,
  Identity: movement.identity,
  Reshape: movement.reshape,
  Flatten: movement.flatten,
  Squeeze: movement.squeeze,
  Unsqueeze: movement.unsqueeze,
  Transpose: movement.transpose,
  Expand: movement.expand,
  Gather: movement.gather,
  Slice: movement.slice,
  Split: movement.split,
  Concat: movement.concat,
  Add: arithmetic.add,
  Sub: arithmetic.sub,
  Mul: arithmetic.mul,
  Div: arithmetic.div,
  Mod: arithmetic.mod,
  Pow: arithmetic.pow,
  Max: arithmetic.max,
  Min: arithmetic.min,
  Equal: arithmetic.equal,
  Where: arithmetic.where,
  Sqrt: arithmetic.sqrt,
  Neg: arithmetic.neg,
  Reciprocal: arithmetic.reciprocal,
  Floor: arithmetic.floor,
  Ceil: arithmetic.ceil,
  ReduceProd: arithmetic.reduceProd,
  ReduceSum: arithmetic.reduceSum,
  ReduceMean: arithmetic.reduceMean,
  ReduceL2: arithmetic.reduceL2,
  MatMul: matMul,
};

/** How a node over constants is computed; undefined where that is not known. */
export function findFolder(operator: string): Folder | undefined {
  return Object.hasOwn(folders, operator) ? folders[operator] : undefined;
}
