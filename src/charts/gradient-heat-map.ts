import type { ChartOption, ChartSeries } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import { axisStyle, chartFrame } from './frame.ts';
import { gradientPlaces } from './gradient-places.ts';
import type { GradientChartInput, GradientPanel } from './gradient-chart.ts';
import { SHADES } from './layer-heat-map.ts';

/** Of a square, downwards. */
const ROW = 15;
/** For the names of the layers, beside each panel, and for the scale of the shades under all. */
const NAMES = 150;
const SCALE = 46;
/** Of a shade in the scale. */
const SHADE = 48;
/** Between the rows of panels: the axis of epochs with its name. */
const AXIS = 46;

/** Pixels that these panels need. */
export function gradientHeatMapHeight(panels: readonly GradientPanel[], width: number): number {
  return SCALE + rowsOf(panels, width).height;
}

function rowsOf(panels: readonly GradientPanel[], width: number) {
  const layers = Math.max(1, ...panels.map((panel) => panel.layers.length));
  return gradientPlaces(panels.length, width, layers * ROW + AXIS);
}

/**
 * Gradient norms of networks with many layers: a panel for each strategy, in it a square for each layer,
 * the input at the top, and epoch, the darker the larger. The shades go by powers of ten, the same in all
 * panels; a norm of zero is left empty.
 */
export function gradientHeatMapOption(input: GradientChartInput): ChartOption {
  const { panels, width, look, ink, figures, texts } = input;
  const { placeOf, across } = rowsOf(panels, width);
  const cells = panels.map((panel) => cellsOf(panel));
  const norms = cells.flat().flatMap(({ norm }) => (norm > 0 ? Math.log10(norm) : []));
  const [min, max] = shadeRange(norms);
  return {
    ...chartFrame(ink),
    animationDurationUpdate: 0,
    tooltip: {
      ...chartFrame(ink).tooltip,
      formatter: ({ seriesIndex, value }: { seriesIndex: number; value: readonly number[] }) => {
        const panel = panels[seriesIndex];
        const [column = 0, row = 0, exponent = 0] = value;
        return tipHtml({
          title: `${panel?.title ?? ''}, ${texts.epoch} ${figures.count(epochsOf(panel)[column] ?? 0)}`,
          lines: [[panel?.layers[row]?.layer ?? '', figures.norm(10 ** exponent)]],
        });
      },
    },
    title: panels.map(({ title }, index) => ({
      text: title,
      ...placeOf(index).title,
      padding: 0,
      textStyle: {
        fontSize: 12.5,
        fontWeight: 600,
        color: ink.text,
        width: across - 12,
        overflow: 'truncate',
      },
    })),
    grid: panels.map(({ layers }, index) => ({
      left: placeOf(index).left + NAMES,
      top: placeOf(index).top,
      width: Math.max(40, across - NAMES - 8),
      height: layers.length * ROW,
    })),
    xAxis: panels.map((panel, index) => ({
      ...axisStyle(ink),
      gridIndex: index,
      type: 'category',
      data: epochsOf(panel).map((epoch) => figures.count(epoch)),
      name: texts.epoch,
      nameLocation: 'middle',
      nameGap: 24,
    })),
    yAxis: panels.map(({ layers }, index) => ({
      ...axisStyle(ink),
      gridIndex: index,
      type: 'category',
      inverse: true,
      data: layers.map(({ layer }) => layer),
      axisLabel: {
        color: ink.quietText,
        fontSize: 11,
        interval: 0,
        width: NAMES - 12,
        overflow: 'truncate',
      },
    })),
    visualMap: {
      show: false,
      seriesIndex: panels.map((_panel, index) => index),
      min,
      max,
      inRange: { color: [...SHADES[look]] },
    },
    series: [
      ...panels.map(({ key }, index) => squaresOf(key, index, cells[index] ?? [], input)),
      scaleOf([min, max], input),
    ],
  };
}

interface Square {
  readonly column: number;
  readonly row: number;
  readonly norm: number;
}

function squaresOf(
  key: string,
  index: number,
  squares: readonly Square[],
  { ink }: GradientChartInput,
): ChartSeries {
  return {
    id: key,
    type: 'heatmap',
    xAxisIndex: index,
    yAxisIndex: index,
    itemStyle: { borderColor: ink.surface, borderWidth: 1 },
    data: squares.flatMap(({ column, row, norm }) =>
      norm > 0 ? [[column, row, Math.log10(norm)]] : [],
    ),
  };
}

/** What the shades mean: each with its norm. A gradient between them could not be drawn in every format. */
function scaleOf(
  [min, max]: readonly [min: number, max: number],
  { look, ink, figures, texts }: GradientChartInput,
): ChartSeries {
  const shades = SHADES[look];
  const text = (at: number, shown: string, align: 'left' | 'center') => ({
    type: 'text' as const,
    style: { text: shown, x: at, align, fill: ink.quietText, fontSize: 11.5 },
  });
  return {
    id: 'scale',
    type: 'custom',
    coordinateSystem: 'none',
    silent: true,
    tooltip: { show: false },
    data: [[0]],
    renderItem: (_params, api) => {
      const top = api.getHeight() - 30;
      return {
        type: 'group',
        y: top,
        children: [
          { ...text(0, texts.norm, 'left'), y: 0 },
          ...shades.flatMap((fill, index) => {
            const x = NAMES + index * SHADE;
            const norm = 10 ** (min + ((max - min) * index) / (shades.length - 1));
            return [
              {
                type: 'rect' as const,
                shape: { x, y: 0, width: SHADE - 1, height: 12 },
                style: { fill },
              },
              { ...text(x + SHADE / 2, figures.norm(norm), 'center'), y: 17 },
            ];
          }),
        ],
      };
    },
  };
}

/** Of logarithms; never without a length. */
function shadeRange(norms: readonly number[]): [min: number, max: number] {
  const [min, max] = [Math.min(...norms), Math.max(...norms)];
  if (norms.length === 0) return [0, 1];
  return max > min ? [min, max] : [min, min + 1];
}

/** All epochs of which a layer has a norm. */
function epochsOf(panel: GradientPanel | undefined): number[] {
  const epochs = panel?.layers.flatMap(({ points }) => points.map(([epoch]) => epoch)) ?? [];
  return [...new Set(epochs)].toSorted((one, other) => one - other);
}

function cellsOf(panel: GradientPanel) {
  const columns = new Map(epochsOf(panel).map((epoch, column) => [epoch, column]));
  return panel.layers.flatMap(({ points }, row) =>
    points.map(([epoch, norm]) => ({ column: columns.get(epoch) ?? 0, row, norm })),
  );
}
