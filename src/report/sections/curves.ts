import { findSeriesOfRun } from '../../analysis/comparison/series-of-run.ts';
import { curveSegments } from '../../analysis/training/curve-segments.ts';
import { seriesAtPlace } from '../../charts/at-place.ts';
import { curveChartOption, curveStyle } from '../../charts/curve-chart.ts';
import type { Curve } from '../../charts/curve-chart.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { densePoints } from '../../charts/dense-points.ts';
import type { RoundLane } from '../../charts/pruning-marks.ts';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import { CURVE_SETS } from '../../contract/curves.ts';
import type { CurveMeasure, CurveSegment, CurveSet } from '../../contract/curves.ts';
import { isDense } from '../../contract/words.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Block, Cell, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { highestPlace, nameAtPlace } from './side-by-side.ts';

/** A network's curve, and the losses that belong to its accuracies. */
interface Line extends Curve {
  readonly losses: readonly CurveSegment[];
  /** How many runs its means are of, once all have come so far. */
  readonly runs: number;
}

/** How training went, and how the strategies recovered behind it at the highest compression. */
export function curveBlocks(context: SectionContext): Block[] {
  const { figures, words } = context;
  const lines = linesIn(context);
  if (lines.length === 0) return [{ kind: 'paragraph', text: words.curves.none }];
  const place = highestPlace(context);
  const title = words.curves.title(place === undefined ? null : figures.times(place));
  const sets = CURVE_SETS.filter((set) =>
    lines.some(({ segments }) => segments.some((segment) => segment.set === set)),
  );
  return [
    {
      kind: 'figure',
      id: 'curves',
      caption: words.curves.caption(title, sets.includes('validation')),
      alternative: words.curves.alternative(words.common.list(lines.map(({ name }) => name))),
      width: 760,
      height: 380,
      legend: lines.map(({ name, style }) => ({ name, style })),
      option: curveChartOption({
        curves: lines,
        measure: 'accuracy',
        named: false,
        rounds: lanesIn(context, lines),
        ink: CHART_INK.light,
        figures,
        texts: {
          epoch: words.curves.epoch,
          epochs: words.curves.epochs,
          value: words.curves.accuracy(
            words.common.list(sets.map((set) => words.curves.lines[set])),
          ),
          pruning: words.curves.pruning,
          sets: words.curves.sets,
        },
      }),
      data: tableOf(lines, title, sets, context),
    },
  ];
}

/** The baselines, and each strategy at the highest compression, as far as all of their runs have come. */
function linesIn(context: SectionContext): Line[] {
  const { comparison, names, words } = context;
  const { series } = comparison;
  const styles = seriesStyles(series, 'light');
  const place = highestPlace(context);
  const named = [
    ...densePoints(comparison).map(({ key, point }) => ({
      key,
      name: names.strategy(key),
      runs: point.runs,
    })),
    ...(place === undefined ? [] : seriesAtPlace(comparison, place)).map((one) => ({
      key: one.series.key,
      name: nameAtPlace(context, one),
      runs: one.point.runs,
    })),
  ];
  return named
    .map(({ key, name, runs }): Line => {
      const segments = segmentsOf(runs, 'accuracy', context);
      const isAnew = !isDense(key) && segments[0]?.kind === 'from-start';
      return {
        id: key,
        name: isAnew ? words.common.list([name, words.curves.anew]) : name,
        style: curveStyle(styles.get(key) ?? denseStyle(key, 'light')),
        opacity: 1,
        segments,
        losses: segmentsOf(runs, 'loss', context),
        runs: runs.length,
      };
    })
    .filter(({ segments }) => segments.length > 0);
}

function segmentsOf(
  runs: readonly { readonly id: string }[],
  measure: CurveMeasure,
  { results, curves }: SectionContext,
): CurveSegment[] {
  const records = new Map(results.runs.map((run) => [run.id, run]));
  const known = runs.map(({ id }) => ({
    points: curves[id] ?? [],
    metrics: records.get(id)?.metrics ?? null,
  }));
  return curveSegments(known, measure, results.document.training.epochs)
    .map((segment) => ({
      ...segment,
      points: segment.points.filter(({ n }) => n === runs.length),
    }))
    .filter(({ points }) => points.length > 0);
}

function lanesIn(
  { rounds, comparison, names, words }: SectionContext,
  lines: readonly Line[],
): RoundLane[] {
  return rounds.flatMap(({ epochs, ...run }) => {
    const series = findSeriesOfRun(run, comparison.series);
    const line = lines.find(({ id }) => id === series?.key);
    if (series === undefined || line === undefined) return [];
    const { id: key, style } = line;
    return [{ key, text: words.curves.rounds(names.series(series)), colour: style.colour, epochs }];
  });
}

/** A row for each epoch of each line of which anything is known. */
function tableOf(
  lines: readonly Line[],
  title: string,
  sets: readonly CurveSet[],
  { figures, words }: SectionContext,
): ReportTable {
  const { columns } = words;
  const cells = cellsIn(figures);
  const titles = {
    training: [columns.trainAccuracy, columns.trainLoss],
    validation: [columns.validationAccuracy, columns.validationLoss],
    test: [words.curves.testAccuracy, words.curves.testLoss],
  };
  const cell = (
    segments: readonly CurveSegment[],
    of: CurveSet,
    epoch: number,
    format: (value: number) => Cell,
  ) => {
    const points = segments.find(({ set }) => set === of)?.points ?? [];
    const mean = points.find((point) => point.epoch === epoch)?.mean;
    return mean === undefined ? MISSING : format(mean);
  };
  return {
    kind: 'table',
    id: 'curves-data',
    caption: words.curves.tableCaption(title),
    note: words.curves.note,
    columns: [
      left(columns.strategy),
      right(columns.epoch),
      right(columns.seeds),
      ...sets.flatMap((set) => titles[set].map(right)),
    ],
    rows: lines.flatMap(({ name, segments, losses, runs }) =>
      epochsOf(segments).map((epoch) => [
        text(name),
        cells.count(epoch),
        cells.count(runs),
        ...sets.flatMap((set) => [
          cell(segments, set, epoch, cells.percent),
          cell(losses, set, epoch, cells.loss),
        ]),
      ]),
    ),
    rowHeads: 1,
  };
}

function epochsOf(segments: readonly CurveSegment[]): number[] {
  const epochs = segments.flatMap(({ points }) => points.map(({ epoch }) => epoch));
  return [...new Set(epochs)].toSorted((one, other) => one - other);
}
