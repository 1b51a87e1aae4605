import type { FoundPart } from './imported-examples.ts';

/** What the values of a part, or of all, are like. */
export interface Survey {
  readonly count: number;
  /** NaN where one of the values is none, as the greatest. */
  readonly least: number;
  readonly greatest: number;
  readonly areWhole: boolean;
  readonly positive: number;
  /** Of the positive ones, those up to 1. */
  readonly upToOne: number;
}
type Counting = { -readonly [K in keyof Survey]: Survey[K] };

export function surveyOf({ values }: Pick<FoundPart, 'values'>): Survey {
  const survey: Counting = {
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

export function combined(surveys: readonly Survey[]): Survey {
  return surveys.reduce((all, part) => ({
    count: all.count + part.count,
    least: Math.min(all.least, part.least),
    greatest: Math.max(all.greatest, part.greatest),
    areWhole: all.areWhole && part.areWhole,
    positive: all.positive + part.positive,
    upToOne: all.upToOne + part.upToOne,
  }));
}

/**
 * Fractions of which most lie within 0 to 1 are meant to be shares of something; each part is asked,
 * since the larger one must not outvote the other.
 */
export function areShares(parts: readonly Survey[]): boolean {
  return parts.some(({ areWhole, positive, upToOne }) => !areWhole && upToOne * 2 > positive);
}

/** @param value NaN makes least and greatest NaN, for good */
function takeIn(survey: Counting, value: number, times: number): void {
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
