import { shapeOf, type Activation } from './activation.ts';
import { dimsEqual, type Dim } from './dims.ts';
import type { NodeCall, Value } from './node-call.ts';

/**
 * What an Expand gives: a value that is still to be spread over a larger shape. There is no layer for it, nor
 * need for one where arithmetic spreads the value over the other operand in any case.
 */
export interface Spread {
  readonly kind: 'spread';
  /** Before it is spread, with as many axes as the shape has. */
  readonly value: Activation;
  /** Afterwards, in the original. */
  readonly shape: readonly Dim[];
  /** Why it cannot be taken by anything else. */
  readonly refusal: Error;
}

/**
 * An operand of arithmetic, as it is before it is spread if that is over the other operand.
 *
 * @throws UserError where it is spread over something else.
 */
export function operand(call: NodeCall, index: 0 | 1): Value {
  const own = call.given(index);
  if (own.kind !== 'spread') return own;
  const other = call.given(1 - index);
  if (other.kind === 'activation' && isSpreadBy(own, shapeOf(other), call.fixedBatch)) {
    return own.value;
  }
  throw own.refusal;
}

/** Whether a value of this shape spreads it at least as far. */
function isSpreadBy(
  { shape, value }: Spread,
  other: readonly Dim[],
  fixed: number | null,
): boolean {
  const before = shapeOf(value);
  return shape.every((dim, axis) => {
    const theirs = other[axis + other.length - shape.length];
    if (dimsEqual(dim, before[axis] as Dim) === true) return true;
    if (theirs === undefined) return false;
    return dimsEqual(dim, theirs) === true || (typeof theirs === 'object' && dim === fixed);
  });
}
