import { CHART_INK, themedColours } from '../../charts/palette.ts';

/** Each colour of a drawing for light ground, with its twin for dark ground. */
const PAIRS = new Map(themedColours());

const variableOf = (colour: string) => `--c${colour.slice(1)}`;

/** A drawing with its known colours as variables of the page, so that it is light or dark with it. */
export function themed(svg: string): string {
  return svg.replaceAll(
    /(fill|stroke)="(#[0-9a-f]{6})"/g,
    (attribute, name: string, colour: string) =>
      PAIRS.has(colour) ? `${name}="${themedColour(colour)}"` : attribute,
  );
}

/** A colour for light ground as the page's variable. */
export function themedColour(colour: string): string {
  return PAIRS.has(colour) ? `var(${variableOf(colour)})` : colour;
}

/** The variables of both looks, and of paper, which is light. */
export function themeStyle(): string {
  const variables = (dark: boolean) =>
    [...PAIRS].map(([light, other]) => `${variableOf(light)}:${dark ? other : light}`).join(';');
  const page = (look: 'light' | 'dark') => {
    const { text, quietText, axis, grid, surface, border } = CHART_INK[look];
    return `--text:${text};--quiet:${quietText};--axis:${axis};--grid:${grid};--surface:${surface};--border:${border}`;
  };
  return (
    `:root{color-scheme:light dark;${page('light')};--ground:#f5f7f9;--accent:#1f6391;--met:#1d7a53;--partly:#96600a;--missing:#b3261e;${variables(false)}}` +
    `@media screen and (prefers-color-scheme:dark){:root{${page('dark')};--ground:#12171e;--accent:#6fb4e0;--met:#58c596;--partly:#e5b35a;--missing:#f2938c;${variables(true)}}}`
  );
}
