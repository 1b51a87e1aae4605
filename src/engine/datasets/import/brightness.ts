import type { ImportFindings } from '../../../contract/import-findings.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import { fileFault } from './imported-examples.ts';
import type { FoundPart } from './imported-examples.ts';

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

/** What the values of a part, or of all, are like. */
interface Survey {
  count: number;
  least: number;
  greatest: number;
  areWhole: boolean;
  positive: number;
  /** Of the positive ones, those up to 1. */
  upToOne: number;
}

function surveyOf({ values }: FoundPart): Survey {
  const survey: Survey = {
    count: 0,
    least: Infinity,
    greatest: -Infinity,
    areWhole: true,
    positive: 0,
    upToOne: 0,
  };
  if (values instanceof Uint8Array) {
    timesOf(values).forEach((times, byte) => {
      if (times > 0) takeIn(survey, byte, times);
    });
    return survey;
  }
  const { length } = values;
  for (let index = 0; index < length; index++) takeIn(survey, values[index] as number, 1);
  return survey;
}

function combined(surveys: readonly Survey[]): Survey {
  return surveys.reduce((all, part) => ({
    count: all.count + part.count,
    least: Math.min(all.least, part.least),
    greatest: Math.max(all.greatest, part.greatest),
    areWhole: all.areWhole && part.areWhole,
    positive: all.positive + part.positive,
    upToOne: all.upToOne + part.upToOne,
  }));
}

/** @param value NaN makes least and greatest NaN, for good */
function takeIn(survey: Survey, value: number, times: number): void {
  survey.count += times;
  survey.least = Math.min(survey.least, value);
  survey.greatest = Math.max(survey.greatest, value);
  if (survey.areWhole && !Number.isInteger(value)) survey.areWhole = false;
  if (value > 0) {
    survey.positive += times;
    if (value <= 1) survey.upToOne += times;
  }
}

/** How often each byte comes: there may be hundreds of millions, which an iterator would take seconds for. */
function timesOf(bytes: Uint8Array): Float64Array {
  const times = new Float64Array(256);
  const { length } = bytes;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] as number;
    times[byte] = (times[byte] as number) + 1;
  }
  return times;
}

/** Each part is asked, since the larger one must not outvote the other. */
function scaleOf(parts: readonly Survey[], all: Survey): Scale {
  const areShares = parts.some(
    ({ areWhole, positive, upToOne }) => !areWhole && upToOne * 2 > positive,
  );
  return areShares || all.greatest <= 1 ? SHARES : BYTES;
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
