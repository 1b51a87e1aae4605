import { say } from '../../../contract/sentence.ts';
import {
  BATCH,
  dimOf,
  orderOf,
  sizeOf,
  type Activation,
  type Atom,
  type Axis,
} from './activation.ts';
import { inOwnOrder } from './arrange.ts';
import type { Fractions } from './constant.ts';
import { shapeText } from './dims.ts';
import type { NodeCall } from './node-call.ts';

/** A value and a constant beside it, one number for each unit on the last axis. */
export interface PerUnit {
  readonly value: Activation;
  readonly units: Float32Array;
}

/**
 * Lays a value out so that a constant that is broadcast over it has one number for each entry of the
 * last axis: its channels, or all that there is where the constant is another everywhere.
 */
export function perUnit(
  call: NodeCall,
  value: Activation,
  constant: { readonly shape: readonly number[]; readonly values: Fractions },
): PerUnit {
  const rank = value.axes.length;
  const shape = [
    ...Array<number>(Math.max(rank - constant.shape.length, 0)).fill(1),
    ...constant.shape,
  ];
  const varies = shape.map((size, axis) => size !== 1 && axis >= shape.length - rank);
  const fits = shape.every((size, axis) => {
    if (size === 1) return true;
    const own = value.axes[axis - (shape.length - rank)];
    return own !== undefined && !own.includes(BATCH) && sizeOf(own) === size;
  });
  if (!fits || shape.length > rank) {
    throw call.refusal(
      say`its constant is shaped [${constant.shape}], which cannot be spread over
        ${shapeText(value.axes.map(dimOf))} with the batch left alone`,
    );
  }
  const original = value.axes.filter((_, axis) => varies[axis]).flat();
  return laidOut(call, value, original, constant.values);
}

/** @param original the axes along which the numbers differ, in the order of the constant. */
function laidOut(call: NodeCall, value: Activation, original: Axis, numbers: Fractions): PerUnit {
  const last = value.layout.at(-1) ?? [];
  const isWithin = value.layout.length > 1 && original.every((atom) => last.includes(atom));
  // Along what else is on the last axis the constant is the same.
  const units = isWithin ? last : original;
  const input = isWithin ? value : call.withUnitsLast(value, units);
  const own = inOwnOrder(input, units);
  return { value: input, units: spread(own, original, numbers) };
}

function spread(own: Axis, original: Axis, numbers: Fractions): Float32Array {
  const others: Atom[] = own.filter((atom) => !original.includes(atom));
  const order = orderOf(own, [...others, ...original]);
  const length = sizeOf(own);
  return Float32Array.from(
    { length },
    (_, index) => numbers[(order?.[index] ?? index) % numbers.length] as number,
  );
}
