import type { Family } from '../contract/words.ts';

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

/**
 * A strategy's colour, the same on every screen. The hues are those of Okabe and Ito (2008), which
 * people with any of the common colour blindnesses tell apart, with the yellow left out (too pale
 * on white) and a wine red in its place; on dark ground each is lighter.
 */
const STRATEGY_COLOURS: Record<Look, Readonly<Record<string, string>>> = {
  light: {
    magnitude: '#0072b2',
    taylor: '#3fa7dd',
    'activation-mean': '#d55e00',
    'activation-apoz': '#e09600',
    l0: '#009e73',
    threshold: '#c368a0',
    scratch: '#882255',
    random: '#7a828c',
    'random-proportional': '#8a7560',
    dense: '#1b2430',
  },
  dark: {
    magnitude: '#4aa3df',
    taylor: '#8fd0f5',
    'activation-mean': '#f0813a',
    'activation-apoz': '#f2b84b',
    l0: '#2fc79a',
    threshold: '#dd8fc0',
    scratch: '#d1608f',
    random: '#98a2ae',
    'random-proportional': '#b8a58e',
    dense: '#e6eaf0',
  },
};

/** For strategies that came after this list was written. */
const SPARE_COLOURS: Record<Look, readonly string[]> = {
  light: ['#5b4ab0', '#6b8e23', '#8c5a2b', '#00838f', '#b03060'],
  dark: ['#9d8df0', '#a3c14a', '#c4935f', '#4fc3cf', '#e27396'],
};

/** The colour of a strategy: its own, or one that its name always leads to. */
export function strategyColour(strategy: string, look: Look): string {
  const own = STRATEGY_COLOURS[look][strategy];
  if (own !== undefined) return own;
  const spare = SPARE_COLOURS[look];
  const sum = [...strategy].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return spare[sum % spare.length] ?? CHART_INK[look].text;
}

/** The shape of a family's points, so that the family shows without colour too. */
export const FAMILY_SYMBOLS: Record<Family, string> = {
  weight: 'circle',
  activation: 'triangle',
  sparsity: 'diamond',
  compression: 'rect',
  control: 'path://M0,0 L10,10 M10,0 L0,10',
};

/** Every colour of a light drawing that is data or ink, with its twin on dark ground. */
export function themedColours(): (readonly [light: string, dark: string])[] {
  const { light, dark } = STRATEGY_COLOURS;
  const inks = Object.keys(CHART_INK.light) as (keyof ChartInk)[];
  return [
    ...inks.map((name) => [CHART_INK.light[name], CHART_INK.dark[name]] as const),
    ...Object.entries(light).map(([name, colour]) => [colour, dark[name] ?? colour] as const),
    ...SPARE_COLOURS.light.map(
      (colour, index) => [colour, SPARE_COLOURS.dark[index] ?? colour] as const,
    ),
  ];
}
