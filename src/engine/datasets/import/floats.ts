import type { ImportFindings } from '../../../contract/import-findings.ts';
import { say } from '../../../contract/sentence.ts';
import type { FoundPart } from './imported-examples.ts';
import { faultAt, firstWhere } from './misfit.ts';

/** Values as they are, part by part, and what was found of them. */
export interface Floats extends Pick<ImportFindings, 'range' | 'scale' | 'clipped' | 'brightest'> {
  readonly floats: readonly Float32Array[];
}

/**
 * Values as 32-bit floats.
 *
 * @throws UserError that names the place of the first value that is no number, or has no end there
 */
export function floatsOf(parts: readonly FoundPart[]): Floats {
  let least = Infinity;
  let greatest = -Infinity;
  const floats = parts.map(({ values }) => {
    const own = values instanceof Float32Array ? values : new Float32Array(values);
    for (const value of own) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return own;
  });
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) {
    const misfit = firstWhere(parts, (value) => !Number.isFinite(Math.fround(value)));
    throw faultAt(
      misfit,
      Number.isFinite(misfit.value)
        ? say`the value ${misfit.value}, which is too large for a 32-bit float: divide the values`
        : say`the value ${misfit.value}, which is no number that can be learned from: leave the example
            out, or put a number in its place`,
    );
  }
  return {
    floats,
    range: [told(least), told(greatest)],
    scale: null,
    clipped: 0,
    brightest: null,
  };
}

/** As many digits as a 32-bit float is sure to have: 7.9 is not 7.9000001. */
function told(value: number): number {
  return Number(value.toPrecision(7));
}
