const BRIGHTEST = 255;

/** A value that is no brightness, and where it stands. */
export interface BadValue {
  readonly part: number;
  readonly index: number;
  readonly value: number;
}

/**
 * Brightnesses as bytes. Where none is above 1 they are shares of the brightest and are multiplied
 * by 255; else they are 0 to 255. What lies between two bytes is rounded.
 *
 * @param parts are judged together: a training and a test part have the same scale
 * @returns the first value that is below 0, above 255 or no number, if there is one
 */
export function bytesOfValues(parts: readonly ArrayLike<number>[]): Uint8Array[] | BadValue {
  let highest = 0;
  for (const [part, values] of parts.entries()) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as number;
      if (!(value >= 0 && value <= BRIGHTEST)) return { part, index, value };
      if (value > highest) highest = value;
    }
  }
  const factor = highest <= 1 ? BRIGHTEST : 1;
  return parts.map((values) => {
    const bytes = new Uint8Array(values.length);
    for (let index = 0; index < values.length; index++) {
      bytes[index] = Math.round((values[index] as number) * factor);
    }
    return bytes;
  });
}
