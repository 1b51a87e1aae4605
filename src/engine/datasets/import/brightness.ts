import type { ImportFindings } from '../../../contract/import-findings.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import { fileFault } from './imported-images.ts';
import type { FoundPart, Numbers } from './imported-images.ts';

/** What the user may say about the values of pixels. */
export interface BrightnessAsked {
  /** The values that are black and white; else 0 and 1, or 0 and 255, as the values suggest. */
  readonly range?: readonly [black: number, white: number] | undefined;
  /** Values outside become black or white, where they would be refused. */
  readonly clip?: boolean | undefined;
}

/** Brightnesses in bytes, part by part, and what they were made of. */
export interface Brightness extends Pick<
  ImportFindings,
  'range' | 'scale' | 'clipped' | 'brightest'
> {
  readonly images: readonly Uint8Array[];
}

type Scale = readonly [black: number, white: number];
const SHARES: Scale = [0, 1];
const BYTES: Scale = [0, 255];

/**
 * Values as bytes, by one rule for all types of numbers. Where all lie within 0 to 1 they are shares
 * of the brightest; else they are 0 to 255. Fractions of which most lie within 0 to 1 are meant to be
 * shares, and what is above is refused, or clipped where the user says so: one value of 1.0000001
 * must not turn all others into two grey levels. What lies between two bytes is rounded.
 *
 * @param parts are judged together: training and test images have the same scale
 * @param whiteIs255 whether the format says so
 * @throws UserError that names the place of the first value that does not fit, and the range found
 */
export function brightnessOf(
  parts: readonly FoundPart[],
  { range: asked, clip = false }: BrightnessAsked,
  whiteIs255 = false,
): Brightness {
  const found = surveyOf(parts);
  const scale = asked ?? (whiteIs255 ? BYTES : scaleOf(found));
  const outside = countOutside(parts, scale);
  const isBlind = asked === undefined && outside * 2 > found.count;
  if (outside > 0 && (!clip || isBlind)) {
    const misfit = firstWhere(parts, (value) => isOutside(value, scale));
    throw faultAt(misfit, misfitText(misfit.value, found, outside, asked));
  }
  const images = parts.map(({ values }) => inBytes(values, scale));
  return {
    images,
    range: [shortened(found.least), shortened(found.greatest)],
    scale: [scale[0], scale[1]],
    clipped: outside,
    brightest: Math.max(...images.map(brightestOf)),
  };
}

interface Survey {
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  readonly areWhole: boolean;
  readonly positive: number;
  /** Of the positive ones, those up to 1. */
  readonly upToOne: number;
}

function surveyOf(parts: readonly FoundPart[]): Survey {
  let [count, least, greatest, areWhole] = [0, Infinity, -Infinity, true];
  let [positive, upToOne] = [0, 0];
  for (const { values } of parts) {
    for (const value of values) {
      if (!Number.isFinite(value)) {
        const misfit = firstWhere(parts, (other) => !Number.isFinite(other));
        throw faultAt(misfit, say`the pixel ${misfit.value}, which is no brightness`);
      }
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      if (areWhole && !Number.isInteger(value)) areWhole = false;
      if (value > 0) {
        positive += 1;
        if (value <= 1) upToOne += 1;
      }
    }
    count += values.length;
  }
  return { count, least, greatest, areWhole, positive, upToOne };
}

function scaleOf({ greatest, areWhole, positive, upToOne }: Survey): Scale {
  if (greatest <= 1) return SHARES;
  return !areWhole && upToOne * 2 > positive ? SHARES : BYTES;
}

function isOutside(value: number, [black, white]: Scale): boolean {
  return value < black || value > white;
}

function countOutside(parts: readonly FoundPart[], [black, white]: Scale): number {
  let outside = 0;
  for (const { values } of parts) {
    for (const value of values) {
      if (value < black || value > white) outside += 1;
    }
  }
  return outside;
}

interface Misfit {
  readonly part: FoundPart;
  readonly index: number;
  readonly value: number;
}

function firstWhere(parts: readonly FoundPart[], isIt: (value: number) => boolean): Misfit {
  for (const part of parts) {
    for (let index = 0; index < part.values.length; index++) {
      const value = part.values[index] as number;
      if (isIt(value)) return { part, index, value };
    }
  }
  throw new Error('No value is the one that was looked for.');
}

function faultAt({ part, index }: Misfit, finding: Sentence) {
  const { file, place } = part.placeOf(index);
  return fileFault(file, place, finding);
}

function misfitText(
  value: number,
  { least, greatest, count }: Survey,
  outside: number,
  asked: Scale | undefined,
): Sentence {
  const pixel = shortened(value);
  const range = say`${outside} of ${count} values do not fit; all are from ${shortened(least)} to
    ${shortened(greatest)}`;
  if (asked) {
    return say`the pixel ${pixel}, where black was said to be ${asked[0]} and white ${asked[1]}
      (${range}): name a wider range, or have what is outside clipped (--clip)`;
  }
  return say`the pixel ${pixel}; brightness is 0 to 1 or 0 to 255 (${range}): say which values are
    black and white (--range), have what is outside clipped (--clip), or save the images before they
    are standardised`;
}

/** As many digits as a 32-bit float has, and 1.0000001 is not 1. */
function shortened(value: number): number {
  return Number(value.toPrecision(8));
}

function inBytes(values: Numbers, scale: Scale): Uint8Array {
  const [black, white] = scale;
  // Bytes that stay as they are need not be copied: a data set may have gigabytes.
  if (values instanceof Uint8Array && black === 0 && white === 255) return values;
  const factor = 255 / (white - black);
  const bytes = new Uint8ClampedArray(values.length);
  for (let index = 0; index < values.length; index++) {
    bytes[index] = Math.round(((values[index] as number) - black) * factor);
  }
  return new Uint8Array(bytes.buffer);
}

function brightestOf(bytes: Uint8Array): number {
  let most = 0;
  for (const byte of bytes) if (byte > most) most = byte;
  return most;
}
