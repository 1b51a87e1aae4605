import type { Figures } from '../language/figures.ts';
import type { ChartOption } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
import { gradientHeatMapHeight, gradientHeatMapOption } from './gradient-heat-map.ts';
import { gradientPlaces } from './gradient-places.ts';
import type { ChartInk, Look } from './palette.ts';
import { placedStyles, symbolOf } from './series-style.ts';
import type { SeriesStyle } from './series-style.ts';

/** The layers of one strategy at one level: gradient norms as `[epoch, norm]`. */
export interface GradientPanel {
  readonly key: string;
  readonly title: string;
  readonly layers: readonly {
    readonly layer: string;
    readonly points: readonly (readonly [epoch: number, norm: number])[];
  }[];
}

/** Everything the chart is made of. */
export interface GradientChartInput {
  readonly panels: readonly GradientPanel[];
  /** Of the chart, in pixels. */
  readonly width: number;
  readonly look: Look;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly epoch: string;
    /** What the shades of squares mean. */
    readonly norm: string;
  };
}

/** Of a panel without its title, with the axis below; and for the axis at its left. */
const PANEL_HEIGHT = 170;
const AXIS = 44;
const LABELS = 46;
/** Beyond ten layers no two of which look alike, lines cannot be told apart: then they are squares. */
const MOST_LINES = 10;

function isHeatMap(panels: readonly GradientPanel[]): boolean {
  return panels.some(({ layers }) => layers.length > MOST_LINES);
}

/** Pixels that these panels need. */
export function gradientChartHeight(panels: readonly GradientPanel[], width: number): number {
  return isHeatMap(panels)
    ? gradientHeatMapHeight(panels, width)
    : gradientPlaces(panels.length, width, PANEL_HEIGHT).height;
}

/** What the lines mean; nothing where the layers are named beside their squares. */
export function gradientLegend(
  panels: readonly GradientPanel[],
  look: Look,
): { readonly name: string; readonly style: SeriesStyle }[] {
  if (isHeatMap(panels)) return [];
  return [...layerStyles(panels, look)].map(([name, style]) => ({ name, style }));
}

/** How each layer is drawn in every panel: by its place between input and output. */
function layerStyles(
  panels: readonly GradientPanel[],
  look: Look,
): ReadonlyMap<string, SeriesStyle> {
  const layers = [...new Set(panels.flatMap((panel) => panel.layers.map(({ layer }) => layer)))];
  const styles = placedStyles(layers, look);
  return new Map(
    layers.flatMap((layer, index) => {
      const style = styles[index];
      return style ? [[layer, style] as const] : [];
    }),
  );
}

/**
 * Gradient norms by epoch, a panel for each strategy: with many layers as squares, else a line for each
 * layer over one logarithmic axis for all, on which what vanishes goes down and what explodes goes up.
 * A norm of zero has no place on either.
 */
export function gradientChartOption(input: GradientChartInput): ChartOption {
  return isHeatMap(input.panels) ? gradientHeatMapOption(input) : gradientLinesOption(input);
}

function gradientLinesOption(input: GradientChartInput): ChartOption {
  const { panels, width, look, ink, figures, texts } = input;
  const { placeOf, across } = gradientPlaces(panels.length, width, PANEL_HEIGHT);
  const styles = layerStyles(panels, look);
  const all = panels.flatMap(({ layers }) => layers.flatMap(({ points }) => points));
  const norms = all.map(([, norm]) => norm).filter((norm) => norm > 0);
  const from = 10 ** Math.floor(Math.log10(Math.min(...norms, 1)));
  const to = 10 ** Math.ceil(Math.log10(Math.max(...norms, 10 * from)));
  return {
    ...chartFrame(ink),
    animationDurationUpdate: 0,
    tooltip: {
      ...chartFrame(ink).tooltip,
      trigger: 'axis',
      formatter: (items: unknown) => tipAt(items, input),
    },
    title: panels.map(({ title }, index) => ({
      text: title,
      ...placeOf(index).title,
      padding: 0,
      textStyle: {
        fontSize: 12.5,
        fontWeight: 600,
        color: ink.text,
        width: across - 30,
        overflow: 'truncate',
      },
    })),
    grid: panels.map((_panel, index) => ({
      left: placeOf(index).left + LABELS,
      top: placeOf(index).top,
      width: Math.max(40, across - LABELS - 8),
      height: PANEL_HEIGHT - AXIS,
    })),
    xAxis: panels.map(({ layers }, index) => {
      const epochs = layers.flatMap(({ points }) => points.map(([epoch]) => epoch));
      const last = Math.max(1, ...epochs);
      return {
        ...axisStyle(ink),
        gridIndex: index,
        type: 'value',
        // A single epoch stands in the middle: an axis from 1 to 1 would have no length.
        min: last > 1 ? 1 : 0,
        max: last > 1 ? last : 2,
        minInterval: 1,
        splitLine: { show: false },
        name: texts.epoch,
        nameLocation: 'middle',
        nameGap: 24,
      };
    }),
    yAxis: panels.map((_panel, index) => ({
      ...axisStyle(ink),
      gridIndex: index,
      type: 'log',
      min: from,
      max: to,
      axisLabel: {
        color: ink.quietText,
        // Powers of ten: without the digits that a norm has.
        formatter: (value: number) => (value < 1e-3 ? figures.norm : figures.plain)(value),
      },
    })),
    series: panels.flatMap(({ key, layers }, index) =>
      layers.map(({ layer, points }) => {
        const style = styles.get(layer);
        return {
          id: `${key} ${layer}`,
          name: layer,
          type: 'line',
          xAxisIndex: index,
          yAxisIndex: index,
          symbol: symbolOf(style?.mark ?? null),
          symbolSize: 6,
          showSymbol: points.length <= 20,
          lineStyle: {
            width: 2,
            ...(style && { color: style.colour, type: style.line }),
          },
          itemStyle: {
            borderWidth: 1.5,
            ...(style && {
              color: style.hollow ? ink.surface : style.colour,
              borderColor: style.colour,
            }),
          },
          data: points.map(([epoch, norm]) => [epoch, norm > 0 ? norm : null]),
        } as const;
      }),
    ),
  };
}

function tipAt(items: unknown, { figures, texts, panels }: GradientChartInput): string {
  const points = (Array.isArray(items) ? items : [items]) as {
    seriesName: string;
    axisIndex: number;
    value: [number, number | null];
  }[];
  const [first] = points;
  return tipHtml({
    title: `${panels[first?.axisIndex ?? 0]?.title ?? ''}, ${texts.epoch} ${figures.count(first?.value[0] ?? 0)}`,
    lines: points.map(({ seriesName, value }) => [
      seriesName,
      value[1] === null ? figures.norm(0) : figures.norm(value[1]),
    ]),
  });
}
