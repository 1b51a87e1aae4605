import type { Language } from '../contract/language.ts';
import type { Spread } from '../contract/results.ts';

/** Dates are written day first, which no reader takes for another date once the month is a word. */
const INTL_TAGS: Record<Language, { numbers: string; dates: string }> = {
  en: { numbers: 'en-US', dates: 'en-GB' },
  zh: { numbers: 'zh-CN', dates: 'zh-CN' },
};

/** Turns figures into text in one language. Every figure on a screen passes through here. */
export type Figures = ReturnType<typeof figuresIn>;

/** The figures of a language; see each member for its unit and digits. */
export function figuresIn(language: Language) {
  const tags = INTL_TAGS[language];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tags.numbers, options);
    return (value: number) => format.format(value).replace('-', MINUS);
  };
  const whole = number({ maximumFractionDigits: 0 });
  const oneDigit = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const twoDigits = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const threeFigures = number({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  const twoFigures = number({ minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const short = number({ maximumFractionDigits: 2 });
  const free = number({ maximumSignificantDigits: 6 });
  const ungrouped = number({ maximumSignificantDigits: 6, useGrouping: false });
  const signed = number({
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const signedWhole = number({ maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const signedOneDigit = number({
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const unit = (name: string) => number({ style: 'unit', unit: name, unitDisplay: 'short' });
  const seconds = unit('second');
  const tenths = number({
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const minutes = unit('minute');
  const hours = unit('hour');
  const moment = new Intl.DateTimeFormat(tags.dates, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(tags.dates, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

  const duration = (span: number) => {
    if (span < 60) return seconds(Math.max(1, Math.round(span)));
    const inMinutes = Math.round(span / 60);
    if (inMinutes < 60) return minutes(inMinutes);
    return `${hours(Math.floor(inMinutes / 60))} ${minutes(inMinutes % 60)}`;
  };
  const weight = (value: number) => (value === 0 ? whole(0) : twoFigures(value));
  const percentSpread = ({ mean, sd }: Spread) =>
    sd === null ? twoDigits(mean * 100) : `${twoDigits(mean * 100)} ± ${twoDigits(sd * 100)}`;

  return {
    /** A number with one digit after the point: `1.9`. */
    tenths: oneDigit,
    /** A whole number, e.g. of runs: `1,024`. */
    count: whole,
    /** A number as it was given, without needless zeros: a seed, a threshold. */
    plain: free,
    /** A value of the user's own data, which may be a year or a code: `2007`. */
    datum: ungrouped,
    /** A fraction of the test set: 0.9781 is `97.81%`. */
    accuracy: (fraction: number) => `${twoDigits(fraction * 100)}%`,
    /** Mean and sample standard deviation: `97.81 ± 0.12%`; no spread where there is one seed. */
    accuracySpread: (spread: Spread) => `${percentSpread(spread)}%`,
    /** Mean and half the width of its 95 % interval: `97.81 ± 0.30%`; only the mean with one seed. */
    accuracyInterval: ({ mean, halfWidth }: Spread) =>
      halfWidth === null
        ? `${twoDigits(mean * 100)}%`
        : `${twoDigits(mean * 100)} ± ${twoDigits(halfWidth * 100)}%`,
    /** The same without the unit, for where a heading has it. */
    percentSpread,
    /** A fraction and half the width of its 95 % interval, in percent without the unit. */
    percentInterval: ({ mean, halfWidth }: Spread) =>
      halfWidth === null
        ? twoDigits(mean * 100)
        : `${twoDigits(mean * 100)} ± ${twoDigits(halfWidth * 100)}`,
    /** A fraction removed, with the digits it needs: 0.8 is `80%`, 0.9844 is `98.44%`. */
    sparsity: (fraction: number) => `${short(fraction * 100)}%`,
    /** A fraction with one digit, for columns of them: 0.8 is `80.0%`. */
    share: (fraction: number) => `${oneDigit(fraction * 100)}%`,
    /** A fraction of work done: `42%`. Never rounded up to 100%. */
    done: (fraction: number) => `${whole(Math.floor(Math.min(1, Math.max(0, fraction)) * 100))}%`,
    /** A difference of two fractions in percentage points, signed, without the unit: `−0.42`. */
    percentagePoints: (difference: number) => signed(difference * 100),
    /** A size of a difference in percentage points, without sign or unit: `0.42`. */
    points: (size: number) => twoDigits(size * 100),
    /** The same with half the width of its 95 % interval: `−0.42 ± 0.10`. */
    pointsInterval: ({ mean, halfWidth }: Spread) =>
      halfWidth === null
        ? signed(mean * 100)
        : `${signed(mean * 100)} ± ${twoDigits(halfWidth * 100)}`,
    /** A p-value to two figures, `0.032`; below a thousandth only that it is. */
    pValue: (p: number) => (p < 0.001 ? `< ${free(0.001)}` : twoFigures(p)),
    /** A change of a figure as a fraction of what it was, signed: `−45.2%`. */
    change: (fraction: number) => `${signedOneDigit(fraction * 100)}%`,
    /** How many times: `2.0×`; from 100 on without a digit after the point. */
    times: (ratio: number) => `${ratio < 100 ? oneDigit(ratio) : whole(ratio)}×`,
    /** Thousands of bytes (1 kB = 1000 bytes), without the unit: `407.1`. */
    kilobytes: (bytes: number) => oneDigit(bytes / 1000),
    /** Bytes with the unit that suits: `512 B`, `407.1 kB`, `1.2 MB`, `33.7 GB`. */
    bytes: (bytes: number) => {
      if (bytes < 1000) return `${whole(bytes)} B`;
      if (bytes < 1e6) return `${oneDigit(bytes / 1e3)} kB`;
      if (bytes < 1e9) return `${oneDigit(bytes / 1e6)} MB`;
      return `${oneDigit(bytes / 1e9)} GB`;
    },
    /** Thousands of millions of bytes, without the unit: `25.3`. */
    gigabytes: (bytes: number) => oneDigit(bytes / 1e9),
    /** Milliseconds to three figures, without the unit: `0.124`, `12.4`. */
    milliseconds: threeFigures,
    /** A figure that should be measured again: `? 0.124`. The mark is in front, so that digits line up. */
    doubtful: (shown: string) => `? ${shown}`,
    /** What stands after `±` behind milliseconds: to the same digit as their mean, `0.0380`. */
    millisecondsHalf: (half: number, mean: number) => {
      const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(mean, 1e-9))));
      return number({ minimumFractionDigits: digits, maximumFractionDigits: digits })(half);
    },
    /** How many times, where less than once is usual: `0.30×`. */
    timesExactly: (ratio: number) => `${twoDigits(ratio)}×`,
    /** A cross-entropy in nats to three figures. */
    loss: threeFigures,
    /** A difference of two, signed, with two digits: `+0.05`. */
    signedLoss: signed,
    /** The norm of a gradient, or how two of them compare, to two figures: `0.45`, `1.2e-5`; zero is `0`. */
    norm: (value: number) =>
      value > 0 && value < 1e-3 ? value.toExponential(1).replace('-', MINUS) : weight(value),
    /** A weight to two figures: `0.023`, `−1.2`; zero is `0`. */
    weight,
    /** A difference of two counts, signed: `+3`, `−12`, `0`. */
    signedCount: signedWhole,
    /** A large count to the figures that matter: `937`, `101.6 k`, `1.2 M`. */
    thousands: (value: number) => {
      if (value < 1000) return whole(value);
      if (value < 1e6) return `${oneDigit(value / 1e3)} k`;
      if (value < 1e9) return `${oneDigit(value / 1e6)} M`;
      if (value < 1e12) return `${oneDigit(value / 1e9)} G`;
      return `${oneDigit(value / 1e12)} T`;
    },
    /** A measured time span: `0.4 sec` below ten seconds, then as coarse as `duration`. */
    elapsed: (span: number) => {
      if (span < 0.05) return `< ${tenths(0.1)}`;
      return span < 10 ? tenths(span) : duration(span);
    },
    /** A time span as coarse as it is certain: `40 sec`, `12 min`, `2 hr 5 min`. */
    duration,
    /** A point in time in the reader's zone, to the second, without the year: for logs. */
    clock: (iso: string) => clock.format(new Date(iso)),
    /** A point in time in the reader's zone, to the minute. */
    moment: (iso: string) => moment.format(new Date(iso)),
  };
}

/** The sign, which a hyphen is not: it stands as wide as a plus and does not break lines. */
const MINUS = '−';
