import { color } from 'echarts';
import type { DrawnElement } from './drawn-element.ts';
import { placed } from './outline.ts';

/** A colour of a drawing as LaTeX names it, e.g. `workbench0072B2`, and how much it covers. */
export interface Paint {
  readonly hex: string;
  readonly opacity: number;
}

/**
 * What a shape or a text is filled or drawn with; null where it is not.
 *
 * @throws Error for what is no colour, such as a gradient
 */
export function paintOf(element: DrawnElement, use: 'fill' | 'stroke'): Paint | null {
  const named = element.attribute(use) ?? (use === 'fill' ? '#000' : 'none');
  if (named === 'none' || (use === 'stroke' && element.attribute('stroke-width') === '0'))
    return null;
  const [red, green, blue, alpha = 1] = color.parse(named) ?? [];
  if (red === undefined || green === undefined || blue === undefined) {
    throw new Error(`A picture is painted with "${named}", which no one can draw in LaTeX.`);
  }
  const share = (name: string) => Number(element.attribute(name) ?? 1);
  const opacity = alpha * share(`${use}-opacity`) * share('opacity');
  const hex = [red, green, blue]
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  return opacity === 0 ? null : { hex, opacity };
}

/** A colour's name in LaTeX. */
export const colourName = (hex: string) => `workbench${hex}`;

/** How the shapes that follow are filled and drawn. */
export function paintLines(element: DrawnElement, transforms: readonly string[]): string[] {
  const fill = paintOf(element, 'fill');
  const stroke = paintOf(element, 'stroke');
  return [
    ...(fill === null
      ? []
      : [`\\pgfsetfillcolor{${colourName(fill.hex)}}`, ...opacityOf('fill', fill)]),
    ...(stroke === null
      ? []
      : [
          `\\pgfsetstrokecolor{${colourName(stroke.hex)}}`,
          ...opacityOf('stroke', stroke),
          ...lineLook(element, transforms),
        ]),
  ];
}

function opacityOf(use: 'fill' | 'stroke', { opacity }: Paint): string[] {
  return opacity === 1 ? [] : [`\\pgfset${use}opacity{${opacity}}`];
}

function lineLook(element: DrawnElement, transforms: readonly string[]): string[] {
  const { right, down } = placed(0, 0, transforms);
  const scale = Math.sqrt(Math.abs(right[0] * down[1] - right[1] * down[0]));
  const length = (value: number) => `${(value * scale).toFixed(2)}bp`;
  const dashes = (element.attribute('stroke-dasharray') ?? 'none').match(/[\d.]+/g) ?? [];
  const cap = element.attribute('stroke-linecap');
  const join = element.attribute('stroke-linejoin');
  return [
    `\\pgfsetlinewidth{${length(Number(element.attribute('stroke-width') ?? 1))}}`,
    ...(dashes.length === 0
      ? []
      : [`\\pgfsetdash{${dashes.map((dash) => `{${length(Number(dash))}}`).join('')}}{0bp}`]),
    ...(cap === 'round' ? ['\\pgfsetroundcap'] : []),
    ...(join === 'round' ? ['\\pgfsetroundjoin'] : join === 'bevel' ? ['\\pgfsetbeveljoin'] : []),
  ];
}
