import type { ChartOption } from './chart-option.ts';
import { CIRCLE } from './palette.ts';

/** How a series is drawn, for a legend. */
export interface LegendMark {
  readonly name: string;
  readonly colour: string;
  readonly opacity: number;
  /** The dashes of its line as SVG writes them, `none` for a whole one; null where it has no line. */
  readonly dashes: string | null;
  /** The outline of its points, in a box of 10 by 10; null where it has none. */
  readonly mark: string | null;
  readonly fill: string;
}

/** The outline of a bar. */
const SQUARE = 'M0 0h10v10H0z';

/** What is read of a series, whatever its type. */
interface Drawn {
  readonly name?: string;
  readonly type?: string;
  readonly color?: string;
  readonly symbol?: string;
  readonly symbolSize?: number;
  readonly showSymbol?: boolean;
  readonly lineStyle?: { color?: string; type?: string | number[]; opacity?: number };
  readonly itemStyle?: { color?: string; borderColor?: string; opacity?: number };
}

/**
 * The series of a chart that have a name, each once: what a picture of it has to explain where no page
 * stands around it.
 */
export function legendMarks({ series }: ChartOption): LegendMark[] {
  const named = (series as readonly Drawn[]).filter(
    ({ name, type }) =>
      name !== undefined && name !== '' && type !== 'custom' && type !== 'heatmap',
  );
  return [...Map.groupBy(named, ({ name }) => name)].flatMap(([, same]) => {
    // Single seeds have the name of their line, which tells more.
    const shown = same.find(({ type }) => type === 'line') ?? same[0];
    return shown === undefined ? [] : [markOf(shown)];
  });
}

function markOf(drawn: Drawn): LegendMark {
  const { name = '', type, color, lineStyle = {}, itemStyle = {} } = drawn;
  const colour = itemStyle.borderColor ?? lineStyle.color ?? itemStyle.color ?? color ?? '#000000';
  return {
    name,
    colour,
    opacity: lineStyle.opacity ?? itemStyle.opacity ?? 1,
    dashes: type === 'line' ? dashesOf(lineStyle.type) : null,
    mark: type === 'bar' ? SQUARE : outlineOf(drawn),
    fill: itemStyle.color ?? colour,
  };
}

function dashesOf(type: string | number[] | undefined): string {
  if (Array.isArray(type)) return type.join(' ');
  switch (type) {
    case 'dashed':
      return '5 3';
    case 'dotted':
      return '1.5 3';
    default:
      return 'none';
  }
}

/** Points that are too small to be seen only hold a place for labels. */
function outlineOf({ symbol = 'circle', symbolSize = 4, showSymbol = true }: Drawn): string | null {
  if (!showSymbol || symbolSize < 1 || symbol === 'none') return null;
  return symbol.startsWith('path://') ? symbol.slice('path://'.length) : CIRCLE;
}
