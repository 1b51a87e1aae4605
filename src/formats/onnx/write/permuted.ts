/**
 * An array with its axes in another order, value by value as they are.
 *
 * @param values row-major, of `shape`
 * @param axes for each axis of the result the axis of `values`
 */
export function permuted(
  values: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
): Float32Array {
  return Float32Array.from(placesOf(shape, axes), (place) => values[place] as number);
}

/** For each entry of the result of `permuted`, row-major, the place where it stood before. */
export function placesOf(shape: readonly number[], axes: readonly number[]): Int32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const sizes = axes.map((axis) => shape[axis] as number);
  const steps = axes.map((axis) => strides[axis] as number);
  const places = new Int32Array(sizes.reduce((a, b) => a * b, 1));
  const at = new Array<number>(axes.length).fill(0);
  let place = 0;
  for (let index = 0; index < places.length; index++) {
    places[index] = place;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const step = steps[axis] as number;
      at[axis] = (at[axis] as number) + 1;
      place += step;
      if ((at[axis] as number) < (sizes[axis] as number)) break;
      place -= step * (sizes[axis] as number);
      at[axis] = 0;
    }
  }
  return places;
}

/** Rows of `width` values, in the order in which `rows` names them. */
export function pickedRows(
  values: Float32Array,
  width: number,
  rows: ArrayLike<number> | undefined,
): Float32Array {
  if (rows === undefined) return values;
  const picked = new Float32Array(values.length);
  for (let at = 0; at < rows.length; at++) {
    const from = (rows[at] as number) * width;
    picked.set(values.subarray(from, from + width), at * width);
  }
  return picked;
}
