/** The two looks of the app. */
export type Look = 'light' | 'dark';

/** Colours of everything in a chart that is not data. */
export interface ChartInk {
  readonly text: string;
  readonly quietText: string;
  readonly axis: string;
  readonly grid: string;
  readonly surface: string;
  readonly border: string;
}

/** Ink by look; the same values as the style sheet's. */
export const CHART_INK: Record<Look, ChartInk> = {
  light: {
    text: '#1b2430',
    quietText: '#5a6675',
    axis: '#c3cbd5',
    grid: '#e8ecf1',
    surface: '#ffffff',
    border: '#dde3ea',
  },
  dark: {
    text: '#e6eaf0',
    quietText: '#9aa6b5',
    axis: '#465161',
    grid: '#2a323d',
    surface: '#1a2029',
    border: '#2e3743',
  },
};

/** A place among the series of an experiment: the colour and the mark of whoever stands there. */
export interface Place extends Readonly<Record<Look, string>> {
  /** The outline of a point, as an SVG path in a box of 10 by 10. */
  readonly mark: string;
  /** The strategy that stands here wherever the place is free. */
  readonly first?: string;
}

/** A round point. */
export const CIRCLE = 'M5 0a5 5 0 1 1 0 10a5 5 0 1 1 0-10z';

/** The point of a dense network, which no strategy has. */
export const PENTAGON = 'M5 .2 10 3.9 8.1 9.8H1.9L0 3.9z';

/**
 * Ten places, no two alike in colour or in mark. The hues begin with those of Okabe and Ito (2008),
 * with the yellow left out (too pale on white); lightness tells apart what people with any of the
 * common colour blindnesses see in one hue. On dark ground each is lighter.
 */
export const PLACES: readonly Place[] = [
  { light: '#7e63f3', dark: '#a93dcc', mark: 'M.7 0 10 5 .7 10z' },
  {
    light: '#0072b2',
    dark: '#4aa3df',
    mark: CIRCLE,
    first: 'magnitude',
  },
  {
    light: '#3fa7dd',
    dark: '#8fd0f5',
    mark: 'M5 0 6.3 3.5 10 3.7 7.1 6 8.1 9.8 5 7.7 1.9 9.8 2.9 6 0 3.7 3.7 3.5z',
    first: 'taylor',
  },
  { light: '#d55e00', dark: '#f0813a', mark: 'M5 .4 10 9.6H0z', first: 'activation-mean' },
  { light: '#e09600', dark: '#f7bc4f', mark: 'M0 .4h10L5 9.6z', first: 'activation-apoz' },
  { light: '#009e73', dark: '#2fc79a', mark: 'M5 0 10 5 5 10 0 5z', first: 'l0' },
  { light: '#c66cac', dark: '#cf67ba', mark: 'M0 0h10L0 10h10z', first: 'threshold' },
  { light: '#882255', dark: '#d1608f', mark: 'M.8.8h8.4v8.4H.8z', first: 'scratch' },
  { light: '#767f84', dark: '#a3acb5', mark: 'M.8.8l8.4 8.4M9.2.8.8 9.2', first: 'random' },
  { light: '#866f52', dark: '#a99577', mark: 'M5 0v10M0 5h10', first: 'random-proportional' },
];

/** Every colour of a light drawing that is data or ink, with its twin on dark ground. */
export function themedColours(): (readonly [light: string, dark: string])[] {
  const inks = Object.keys(CHART_INK.light) as (keyof ChartInk)[];
  return [
    ...inks.map((name) => [CHART_INK.light[name], CHART_INK.dark[name]] as const),
    ...PLACES.map(({ light, dark }) => [light, dark] as const),
  ];
}
