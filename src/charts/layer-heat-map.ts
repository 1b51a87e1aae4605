import type { ChartOption } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { Figures } from '../language/figures.ts';
import type { ChartInk, Look } from './palette.ts';

/** What is left of each layer, strategy by strategy. */
export interface LayerHeatMapInput {
  readonly layers: readonly string[];
  /** One rate (0 to 1) per layer; null where a strategy has no such layer. */
  readonly rows: readonly {
    readonly name: string;
    readonly rates: readonly (number | null)[];
  }[];
  readonly ink: ChartInk;
  readonly figures: Figures;
  /** Light where nothing is said. */
  readonly look?: Look;
}

const ROW_HEIGHT = 28;
const TOP = 8;
/** For the names of the strategies. */
const LEFT = 264;
/** More layers than this have their names aslant, and more than that no figures in their squares. */
const MOST_UPRIGHT = 6;
const MOST_WITH_FIGURES = 12;
/** Under the squares, for names that stand upright or aslant. */
const AXIS_HEIGHT = { upright: 28, aslant: 118 };

/** The more there is, the further from the ground's own colour. */
export const SHADES: Record<Look, readonly string[]> = {
  light: ['#f2f7fb', '#c5dcec', '#7fb3d5', '#2f7fb8', '#0a4f83'],
  dark: ['#222c37', '#264d6b', '#3a7ca8', '#6fb4e0', '#bfe3fa'],
};
/** Of the figures on the near half and on the far half of the shades. */
const FIGURE_COLOURS: Record<Look, readonly [near: string, far: string]> = {
  light: ['#14202c', '#ffffff'],
  dark: ['#ffffff', '#14202c'],
};
const FAR_FROM: Record<Look, number> = { light: 0.7, dark: 0.55 };

/** Pixels that this many strategies and layers need. */
export function layerHeatMapHeight(rows: number, layers: number): number {
  return TOP + rows * ROW_HEIGHT + axisHeight(layers);
}

function axisHeight(layers: number): number {
  return layers > MOST_UPRIGHT ? AXIS_HEIGHT.aslant : AXIS_HEIGHT.upright;
}

/** A square per strategy (down) and layer (across), with the rate that is kept. */
export function layerHeatMapOption(input: LayerHeatMapInput): ChartOption {
  const { layers, rows, ink, figures, look = 'light' } = input;
  const [near, far] = FIGURE_COLOURS[look];
  const crowded = layers.length > MOST_WITH_FIGURES;
  return {
    ...chartFrame(ink),
    grid: { left: LEFT, right: 16, top: TOP, bottom: axisHeight(layers.length) },
    tooltip: {
      ...chartFrame(ink).tooltip,
      formatter: ({ value }: { value: readonly [column: number, row: number, rate: number] }) =>
        tipHtml({
          title: rows[value[1]]?.name ?? '',
          lines: [[layers[value[0]] ?? '', figures.sparsity(value[2])]],
        }),
    },
    visualMap: { show: false, min: 0, max: 1, inRange: { color: [...SHADES[look]] } },
    xAxis: {
      ...axisStyle(ink),
      type: 'category',
      data: [...layers],
      axisLabel: {
        color: ink.quietText,
        interval: 0,
        rotate: layers.length > MOST_UPRIGHT ? 45 : 0,
      },
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { color: ink.text, interval: 0, width: LEFT - 12, overflow: 'truncate' },
    },
    series: [
      {
        id: 'kept',
        type: 'heatmap',
        itemStyle: { borderColor: ink.surface, borderWidth: 2 },
        data: rows.flatMap(({ rates }, row) =>
          rates.flatMap((rate, column) =>
            rate === null
              ? []
              : [
                  {
                    value: [column, row, rate],
                    label: {
                      show: !crowded,
                      color: rate > FAR_FROM[look] ? far : near,
                      formatter: figures.share(rate),
                    },
                  },
                ],
          ),
        ),
      },
    ],
  };
}
