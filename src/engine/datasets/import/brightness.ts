import type { ImportFindings } from '../../../contract/import-findings.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { FoundPart } from './imported-examples.ts';
import { faultAt, firstWhere } from './misfit.ts';
import { areShares, combined, surveyOf } from './value-survey.ts';
import type { Survey } from './value-survey.ts';

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

/**
 * Why values can be no brightnesses of images; undefined where they are, or where most are and those
 * that are not may be mistakes, which `brightnessOf` tells.
 *
 * @param surveys of the parts
 */
export function whyNoBrightness(surveys: readonly Survey[]): 'negative' | 'large' | undefined {
  const { least, greatest } = combined(surveys);
  if (least < 0) return 'negative';
  // NaN is not within anything.
  return greatest <= 255 || areShares(surveys) ? undefined : 'large';
}

type Scale = readonly [black: number, white: number];
const SHARES: Scale = [0, 1];
const BYTES: Scale = [0, 255];

/**
 * Values as bytes, by one rule for all types of numbers. Where all lie within 0 to 1 they are shares
 * of the brightest; else they are 0 to 255. Fractions of which most lie within 0 to 1 are meant to be
 * shares, in training or test images, and what is above is refused, or clipped where the user says so: one value of 1.0000001
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
  const surveys = parts.map(surveyOf);
  const found = combined(surveys);
  if (!Number.isFinite(found.least) || !Number.isFinite(found.greatest)) {
    const misfit = firstWhere(parts, (value) => !Number.isFinite(value));
    throw faultAt(misfit, say`the pixel ${misfit.value}, which is no brightness`);
  }
  const scale = asked ?? (whiteIs255 ? BYTES : scaleOf(surveys, found));
  const fits = found.least >= scale[0] && found.greatest <= scale[1];
  const outside = fits ? 0 : countOutside(parts, scale);
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
    brightest: byteOf(Math.min(found.greatest, scale[1]), scale),
  };
}

function scaleOf(parts: readonly Survey[], all: Survey): Scale {
  return areShares(parts) || all.greatest <= 1 ? SHARES : BYTES;
}

function isOutside(value: number, [black, white]: Scale): boolean {
  return value < black || value > white;
}

function countOutside(parts: readonly FoundPart[], [black, white]: Scale): number {
  let outside = 0;
  for (const { values } of parts) {
    const { length } = values;
    for (let index = 0; index < length; index++) {
      const value = values[index] as number;
      if (value < black || value > white) outside += 1;
    }
  }
  return outside;
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

function inBytes(values: ArrayLike<number>, scale: Scale): Uint8Array {
  const [black, white] = scale;
  // Bytes that stay as they are need not be copied: a data set may have gigabytes.
  if (values instanceof Uint8Array && black === 0 && white === 255) return values;
  const bytes = new Uint8ClampedArray(values.length);
  for (let index = 0; index < values.length; index++) {
    bytes[index] = byteOf(values[index] as number, scale);
  }
  return new Uint8Array(bytes.buffer);
}

/** What lies between two bytes is rounded; halves up. */
function byteOf(value: number, [black, white]: Scale): number {
  return Math.round((value - black) * (255 / (white - black)));
}
