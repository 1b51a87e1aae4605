import { say } from '../../../../contract/sentence.ts';
import { isFractional, type Constant } from '../constant.ts';
import { plain, shapeText } from '../dims.ts';
import type { NodeCall } from '../node-call.ts';
import { checkedCount, madeOf, valuesOf } from './selection.ts';

/** Of matrices and vectors, as a spectral norm divides its weights by one. */
export function matMul(call: NodeCall): Constant {
  const [one, other] = [call.constant(0), call.constant(1)];
  const [left, right] = [one, other].map(({ shape }) => shape.map((size) => plain(size) ?? NaN));
  const [rows, inner] = [left?.at(-2) ?? 1, left?.at(-1) ?? NaN];
  const [depth, columns] =
    right?.length === 1 ? [right[0] as number, 1] : [right?.at(-2) ?? NaN, right?.at(-1) ?? NaN];
  const isPlain = [left, right].every((shape) => shape?.length === 1 || shape?.length === 2);
  if (!isPlain || inner !== depth || !isFractional(one) || !isFractional(other)) {
    throw call.refusal(
      say`its constants are shaped ${shapeText(one.shape)} and ${shapeText(other.shape)}`,
    );
  }
  const shape = [...(left?.slice(0, -1) ?? []), ...(right?.slice(1) ?? [])];
  const values = new Float64Array(checkedCount(call, shape));
  call.spend(rows * inner * columns);
  const [a, b] = [valuesOf(call, one), valuesOf(call, other)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let at = 0; at < inner; at++) {
        sum += (a[row * inner + at] as number) * (b[at * columns + column] as number);
      }
      values[row * columns + column] = sum;
    }
  }
  return madeOf(one, shape, values);
}
