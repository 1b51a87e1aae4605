import type { Figures } from '../language/figures.ts';
import type { ChartOption } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
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
  readonly texts: { readonly epoch: string };
}

const PANEL_HEIGHT = 200;
/** A panel is at least so wide, for the names of strategies with their parameters. */
const NARROWEST = 300;
const MOST_COLUMNS = 4;
/** Of a panel: for its title, the axis below, the axis at its left, and the gap to the next. */
const TITLE = 30;
const AXIS = 44;
const LABELS = 46;
const GAP = 14;

/** How many panels stand in a row. */
function columnsOf(panels: number, width: number): number {
  return Math.max(1, Math.min(panels, MOST_COLUMNS, Math.floor(width / NARROWEST)));
}

/** Pixels that this many panels need. */
export function gradientChartHeight(panels: number, width: number): number {
  return Math.ceil(panels / columnsOf(panels, width)) * PANEL_HEIGHT;
}

/** How each layer is drawn in every panel: by its place between input and output. */
export function layerStyles(
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
 * Gradient norms by epoch, a panel for each strategy and a line for each layer, over one logarithmic
 * axis for all: what vanishes goes down, what explodes goes up. A norm of zero has no place on it.
 */
export function gradientChartOption(input: GradientChartInput): ChartOption {
  const { panels, width, look, ink, figures, texts } = input;
  const columns = columnsOf(panels.length, width);
  const across = (width - GAP * (columns - 1)) / columns;
  const styles = layerStyles(panels, look);
  const all = panels.flatMap(({ layers }) => layers.flatMap(({ points }) => points));
  const norms = all.map(([, norm]) => norm).filter((norm) => norm > 0);
  const from = 10 ** Math.floor(Math.log10(Math.min(...norms, 1)));
  const to = 10 ** Math.ceil(Math.log10(Math.max(...norms, 10 * from)));
  const place = (index: number) => ({
    left: (index % columns) * (across + GAP),
    top: Math.floor(index / columns) * PANEL_HEIGHT,
  });
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
      left: place(index).left,
      top: place(index).top + 4,
      padding: 0,
      textStyle: {
        fontSize: 12.5,
        fontWeight: 600,
        color: ink.text,
        width: across - TITLE,
        overflow: 'truncate',
      },
    })),
    grid: panels.map((_panel, index) => ({
      left: place(index).left + LABELS,
      top: place(index).top + TITLE,
      width: Math.max(40, across - LABELS - 8),
      height: PANEL_HEIGHT - TITLE - AXIS,
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
