import type { ChartOption } from './chart-option.ts';
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
  const [min, max] = [Math.min(...norms, 0), Math.max(...norms, -Infinity)];
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
      type: 'continuous',
      min,
      max: Math.max(max, min + 1),
      calculable: false,
      orient: 'horizontal',
      left: NAMES,
      bottom: 0,
      itemWidth: 12,
      itemHeight: 160,
      text: [
        figures.norm(10 ** Math.max(max, min + 1)),
        `${texts.norm}  ${figures.norm(10 ** min)}`,
      ],
      textStyle: { color: ink.quietText },
      inRange: { color: [...SHADES[look]] },
    },
    series: panels.map(({ key }, index) => ({
      id: key,
      type: 'heatmap',
      xAxisIndex: index,
      yAxisIndex: index,
      itemStyle: { borderColor: ink.surface, borderWidth: 1 },
      data: (cells[index] ?? []).flatMap(({ column, row, norm }) =>
        norm > 0 ? [[column, row, Math.log10(norm)]] : [],
      ),
    })),
  };
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
