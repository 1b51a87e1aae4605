import { describe, expect, it } from 'vitest';
import { CHART_INK, PLACES } from './palette.ts';
import type { Look } from './palette.ts';
import { placedStyles, seriesStyles, symbolOf } from './series-style.ts';

const NEWCOMERS = ['fpgm', 'lamp', 'synflow', 'grasp', 'snip'];
const KNOWN = PLACES.flatMap(({ first }) => first ?? []);
const LOOKS: readonly Look[] = ['light', 'dark'];

const distinct = (values: readonly unknown[]) => new Set(values).size;

describe('the places of an experiment', () => {
  it('tell every two of ten series apart by colour, and by mark too', () => {
    for (const strategies of [
      [...KNOWN, 'fpgm'],
      [...NEWCOMERS, ...NEWCOMERS],
      Array<string>(10).fill('magnitude'),
      ['magnitude', 'magnitude', 'taylor', 'fpgm', 'lamp', 'l0', 'l0', 'random', 'x', 'y'],
    ]) {
      const styles = placedStyles(strategies, 'light');
      expect(distinct(styles.map(({ colour }) => colour)), strategies.join()).toBe(10);
      expect(distinct(styles.map(({ mark }) => mark)), strategies.join()).toBe(10);
      expect(styles.every(({ line }) => line === 'solid')).toBe(true);
    }
  });

  it('are a strategy’s own where these are free, whichever others stand beside it', () => {
    const [, among] = placedStyles(['fpgm', 'l0', 'random'], 'light');
    expect(among).toEqual(placedStyles(['l0'], 'light')[0]);
    // Its own is taken by the first of the two.
    const [first, second] = placedStyles(['l0', 'l0'], 'light');
    expect(first).toEqual(among);
    expect(second?.colour).not.toBe(first?.colour);
  });

  it('give newcomers no place that another one will need', () => {
    const [newcomer, magnitude] = placedStyles(['fpgm', 'magnitude'], 'light');
    expect(magnitude).toEqual(placedStyles(['magnitude'], 'light')[0]);
    expect(newcomer?.colour).not.toBe(magnitude?.colour);
  });

  it('tell more than ten apart by colour and line, and by their marks', () => {
    const styles = placedStyles(
      Array.from({ length: 30 }, (_, index) => `strategy ${index}`),
      'light',
    );
    expect(distinct(styles.map(({ colour, line }) => `${colour} ${line}`))).toBe(30);
    expect(distinct(styles.map(({ colour, mark }) => `${colour} ${mark}`))).toBe(30);
  });
});

describe('the styles of series', () => {
  const series = (key: string, strategy: string) => ({ key, strategy });

  it('are those of their places, and those of dense networks are lines without points', () => {
    const styles = seriesStyles(
      [
        series('a', 'magnitude'),
        series('dense', 'dense'),
        series('dense-continued', 'dense-continued'),
      ],
      'dark',
    );
    expect(styles.get('a')).toEqual(placedStyles(['magnitude'], 'dark')[0]);
    const line = { mark: null, hollow: false };
    const { text, quietText } = CHART_INK.dark;
    expect(styles.get('dense-continued')).toEqual({ ...line, colour: text, line: 'dashed' });
    expect(styles.get('dense')).toEqual({ ...line, colour: quietText, line: 'dotted' });
  });

  it('are one for the first entries of a strategy in several experiments, whatever their order', () => {
    const styles = seriesStyles(
      [
        series('one:fpgm', 'fpgm'),
        series('one:lamp', 'lamp'),
        series('two:lamp', 'lamp'),
        series('two:fpgm', 'fpgm'),
        series('two:fpgm-1', 'fpgm'),
      ],
      'light',
      (key) => key.slice(0, 3),
    );
    expect(styles.get('two:fpgm')).toEqual(styles.get('one:fpgm'));
    expect(styles.get('two:lamp')).toEqual(styles.get('one:lamp'));
    expect(distinct([...styles.values()].map(({ colour }) => colour))).toBe(3);
  });

  it('are drawn by ECharts as the outlines that legends have', () => {
    expect(symbolOf('M0 0h10')).toBe('path://M0 0h10');
    expect(symbolOf(null)).toBe('none');
  });
});

/** Machado, Oliveira and Fernandes (2009): what is seen with a kind of cone missing, in linear RGB. */
const VISION: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour in CIELAB (D65), as it is seen. */
function seen(colour: string, vision: string): [number, number, number] {
  const linear = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const dot = (row: readonly number[], values: readonly number[]) =>
    row.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0);
  const rgb = (VISION[vision] ?? []).map((row) => Math.min(1, Math.max(0, dot(row, linear))));
  const [x = 0, y = 0, z = 0] = [
    dot([0.4124, 0.3576, 0.1805], rgb) / 0.95047,
    dot([0.2126, 0.7152, 0.0722], rgb),
    dot([0.0193, 0.1192, 0.9505], rgb) / 1.08883,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(LOOKS)('the ten colours on %s ground', (look) => {
  // 2.3 is just noticed (Mahy, Van Eycken and Oosterlinck, 1994), in colours that touch.
  it.each(Object.keys(VISION))('are far apart for %s vision', (vision) => {
    const colours = PLACES.map((place) => seen(place[look], vision));
    const distances = colours.flatMap((one, index) =>
      colours
        .slice(index + 1)
        .map((other) => Math.hypot(...one.map((v, i) => v - (other[i] ?? 0)))),
    );
    expect(Math.min(...distances)).toBeGreaterThan(5 * 2.3);
  });
});
