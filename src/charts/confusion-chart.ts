import type { Predictions } from '../contract/run-details.ts';
import type { ChartOption } from './chart-option.ts';
import { tipHtml } from './chart-text.ts';
import type { Figures } from '../language/figures.ts';
import { axisStyle, chartFrame } from './frame.ts';
import type { ChartInk, Look } from './palette.ts';

/** What a run takes each class for, against its dense baseline. */
export interface ConfusionChartInput {
  readonly predictions: Pick<Predictions, 'classes' | 'confusion' | 'denseConfusion'>;
  /** The cell that is looked at, where one is. */
  readonly chosen?: { readonly label: number | null; readonly predicted: number | null };
  readonly look: Look;
  readonly ink: ChartInk;
  readonly figures: Figures;
  readonly texts: {
    readonly trueClass: string;
    readonly predictedClass: string;
    readonly before: string;
    readonly after: string;
    /** `4 taken for 9`. */
    readonly cell: (label: string, predicted: string) => string;
  };
}

/** From better to worse, with the ground between them. */
const SHADES: Record<Look, readonly [better: string, none: string, worse: string]> = {
  light: ['#2f7fb8', '#f5f7f9', '#c2453a'],
  dark: ['#4aa3df', '#232b35', '#e2695f'],
};
/** Figures on strong shades, which are more than this share of the strongest. */
const STRONG: Record<Look, number> = { light: 0.8, dark: 0.7 };
const STRONG_FIGURE: Record<Look, string> = { light: '#ffffff', dark: '#10161c' };

/** More classes than this leave no room for a figure in each square. */
const MOST_WITH_FIGURES = 12;

/** The cell that a square's key names. */
export function cellOf(key: string): { readonly label: number; readonly predicted: number } {
  const [label = NaN, predicted = NaN] = key.split(' ').map(Number);
  return { label, predicted };
}

/**
 * A square per true class (down) and predicted class (across) with the change in its count. Red is
 * worse, that is more mistakes or, on the diagonal, fewer right answers; blue is better.
 */
export function confusionChartOption(input: ConfusionChartInput): ChartOption {
  const { predictions, chosen, look, ink, figures, texts } = input;
  const { classes, confusion, denseConfusion } = predictions;
  const cells = confusion.flatMap((row, label) =>
    row.map((after, predicted) => {
      const before = denseConfusion[label]?.[predicted] ?? 0;
      const change = after - before;
      return {
        label,
        predicted,
        before,
        after,
        change,
        worse: label === predicted ? -change : change,
      };
    }),
  );
  const most = Math.max(1, ...cells.map(({ worse }) => Math.abs(worse)));
  const [better, none, worse] = SHADES[look];
  return {
    ...chartFrame(ink),
    grid: { left: 24, right: 8, top: 8, bottom: 24, outerBoundsMode: 'same' },
    tooltip: {
      ...chartFrame(ink).tooltip,
      formatter: (item: unknown) => {
        const { cell } = (item as { data: { cell: (typeof cells)[number] } }).data;
        return tipHtml({
          title: texts.cell(classes[cell.label] ?? '', classes[cell.predicted] ?? ''),
          lines: [
            [texts.before, figures.count(cell.before)],
            [texts.after, figures.count(cell.after)],
          ],
        });
      },
    },
    visualMap: {
      show: false,
      min: -most,
      max: most,
      dimension: 2,
      inRange: { color: [better, none, worse] },
    },
    xAxis: {
      ...axisStyle(ink),
      type: 'category',
      data: [...classes],
      name: texts.predictedClass,
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
    },
    yAxis: {
      ...axisStyle(ink),
      type: 'category',
      data: [...classes],
      inverse: true,
      name: texts.trueClass,
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
    },
    series: [
      {
        id: 'change',
        type: 'heatmap',
        itemStyle: { borderColor: ink.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: ink.text } },
        data: cells.map((cell) => ({
          value: [cell.predicted, cell.label, cell.worse],
          cell,
          key: `${cell.label} ${cell.predicted}`,
          itemStyle:
            cell.label === chosen?.label && cell.predicted === chosen.predicted
              ? { borderColor: ink.text, borderWidth: 2 }
              : {},
          label: {
            show: cell.change !== 0 && classes.length <= MOST_WITH_FIGURES,
            color: Math.abs(cell.worse) > STRONG[look] * most ? STRONG_FIGURE[look] : ink.text,
            fontSize: 11,
            formatter: figures.signedCount(cell.change),
          },
        })),
      },
    ],
  };
}
