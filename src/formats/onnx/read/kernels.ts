/** Where an entry here stands in the original; null where in the same place. */
type Order = Int32Array | null;

/**
 * A convolution's weights `[filters, channels, ...window]` as tfjs has them, `[...window, channels,
 * filters]`.
 *
 * @param order of the channels.
 */
export function convolutionKernel(
  values: ArrayLike<number>,
  [filters = 0, channels = 0, ...window]: readonly number[],
  order: Order,
): Float32Array {
  const positions = product(window);
  const kernel = new Float32Array(values.length);
  let at = 0;
  for (let position = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel++) {
      let from = (order?.[channel] ?? channel) * positions + position;
      for (let filter = 0; filter < filters; filter++, from += channels * positions) {
        kernel[at++] = values[from] as number;
      }
    }
  }
  return kernel;
}

/**
 * The weights of a convolution of each channel by itself, `[channels * multiplier, 1, ...window]`, as
 * tfjs has them: `[...window, channels, multiplier]`.
 *
 * @param order of the channels.
 */
export function depthwiseKernel(
  values: ArrayLike<number>,
  multiplier: number,
  [filters = 0, , ...window]: readonly number[],
  order: Order,
): Float32Array {
  const positions = product(window);
  const channels = filters / multiplier;
  const kernel = new Float32Array(values.length);
  let at = 0;
  for (let position = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel++) {
      const first = (order?.[channel] ?? channel) * multiplier;
      for (let nth = 0; nth < multiplier; nth++) {
        kernel[at++] = values[(first + nth) * positions + position] as number;
      }
    }
  }
  return kernel;
}

/**
 * A matrix `[rows, columns]`, its rows in another order, each value times `factor`.
 *
 * @param isTransposed whether `values` lie as `[columns, rows]`.
 */
export function denseKernel(
  values: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  { order, isTransposed, factor }: { order: Order; isTransposed: boolean; factor: number },
): Float32Array {
  const kernel = new Float32Array(values.length);
  const [rowStep, columnStep] = isTransposed ? [1, rows] : [columns, 1];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    let from = (order?.[row] ?? row) * rowStep;
    for (let column = 0; column < columns; column++, from += columnStep) {
      kernel[at++] = (values[from] as number) * factor;
    }
  }
  return kernel;
}

/** A vector in another order, or repeated where it is a single number. */
export function vectorFor(
  values: ArrayLike<number>,
  length: number,
  order: Order = null,
): Float32Array {
  return Float32Array.from({ length }, (_, index) =>
    values.length === 1 ? (values[0] as number) : (values[order?.[index] ?? index] as number),
  );
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
