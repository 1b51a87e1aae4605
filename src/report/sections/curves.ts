import { seriesAtPlace } from '../../charts/at-place.ts';
import { meanCurveOption } from '../../charts/mean-curve-chart.ts';
import { CHART_INK, CIRCLE } from '../../charts/palette.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import type { Stage } from '../../contract/words.ts';
import { cellsIn, left, right, text } from '../cells.ts';
import { meanCurve } from '../mean-curves.ts';
import type { MeanPoint } from '../mean-curves.ts';
import type { Block, ReportFigure } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { highestPlace, nameAtPlace } from './side-by-side.ts';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly style: SeriesStyle;
  readonly points: readonly MeanPoint[];
}

/** How training went, and how the strategies recovered at the highest compression. */
export function curveBlocks(context: SectionContext): Block[] {
  const { figures, words } = context;
  const place = highestPlace(context);
  const shown = [
    curveFigure(context, 'train', words.curves.training),
    curveFigure(
      context,
      'fine-tune',
      place === undefined
        ? words.curves.fineTuning
        : words.curves.fineTuningAt(figures.times(place)),
    ),
  ].filter((figure) => figure !== null);
  return shown.length > 0 ? shown : [{ kind: 'paragraph', text: words.curves.none }];
}

/** Null where no run has been through that stage. */
function curveFigure(context: SectionContext, stage: Stage, title: string): ReportFigure | null {
  const { figures, words } = context;
  const { columns } = words;
  const cells = cellsIn(figures);
  const lines = linesIn(context, stage);
  if (lines.length === 0) return null;
  const validated = lines.some(({ points }) =>
    points.some(({ validationAccuracy }) => validationAccuracy !== null),
  );
  return {
    kind: 'figure',
    id: `curves-${stage}`,
    caption: words.curves.caption(title, validated),
    alternative: words.curves.alternative(words.common.list(lines.map(({ name }) => name))),
    width: 760,
    height: 320,
    legend: lines.map(({ name, style }) => ({ name, style })),
    option: meanCurveOption({
      curves: lines.map(({ points, ...line }) => ({
        ...line,
        training: points.map(({ epoch, trainAccuracy }) => [epoch, trainAccuracy] as const),
        validation: points.flatMap(({ epoch, validationAccuracy }) =>
          validationAccuracy === null ? [] : [[epoch, validationAccuracy] as const],
        ),
      })),
      ink: CHART_INK.light,
      figures,
      texts: { epoch: words.curves.epoch, accuracy: words.curves.accuracy },
    }),
    data: {
      kind: 'table',
      id: `curves-${stage}-data`,
      caption: words.curves.tableCaption(title),
      note: words.curves.note,
      columns: [
        left(columns.strategy),
        right(columns.epoch),
        right(columns.seeds),
        right(columns.trainAccuracy),
        right(columns.trainLoss),
        ...(validated ? [right(columns.validationAccuracy), right(columns.validationLoss)] : []),
      ],
      rows: lines.flatMap(({ name, points }) =>
        points.map((point) => [
          text(name),
          cells.count(point.epoch),
          cells.count(point.seeds),
          cells.percent(point.trainAccuracy),
          cells.loss(point.trainLoss),
          ...(validated
            ? [cells.percent(point.validationAccuracy), cells.loss(point.validationLoss)]
            : []),
        ]),
      ),
      rowHeads: 1,
    },
  };
}

/** The baseline, and each strategy at the highest compression, as far as they have been through the stage. */
function linesIn(context: SectionContext, stage: Stage): Line[] {
  const { comparison, curves, names } = context;
  const { series } = comparison;
  const styles = seriesStyles(series, 'light');
  const place = highestPlace(context);
  const pointsOf = (runs: readonly { readonly id: string }[]) =>
    meanCurve(
      runs.map(({ id }) => curves[id] ?? []),
      stage,
    );
  return [
    ...densePoints(comparison).map(({ key, point }) => ({
      key: key,
      name: names.strategy(key),
      style: inCurves(denseStyle(key, 'light')),
      points: pointsOf(point.runs),
    })),
    ...(place === undefined ? [] : seriesAtPlace(comparison, place)).map((one) => ({
      key: one.series.key,
      name: nameAtPlace(context, one),
      style: inCurves(styles.get(one.series.key) ?? denseStyle(one.series.key, 'light')),
      points: pointsOf(one.point.runs),
    })),
  ].filter(({ points }) => points.length > 0);
}

/** Dashes mean validation here, and a baseline of one epoch shows by its point alone. */
function inCurves(style: SeriesStyle): SeriesStyle {
  return { ...style, line: 'solid', mark: style.mark ?? CIRCLE };
}
