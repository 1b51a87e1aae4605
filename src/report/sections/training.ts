import { meanGradients } from '../../analysis/training/mean-gradients.ts';
import { ruleSentences, symptomSentences } from '../../analysis/training/telling.ts';
import { trainingRows } from '../../analysis/training/training-rows.ts';
import type { TrainingRow } from '../../analysis/training/training-rows.ts';
import {
  gradientChartHeight,
  gradientChartOption,
  gradientLegend,
} from '../../charts/gradient-chart.ts';
import type { GradientPanel } from '../../charts/gradient-chart.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { isDense } from '../../contract/words.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Block, Cell, Column, ReportFigure, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { seriesNames } from '../series-names.ts';

const WIDTH = 760;

/** How the networks were trained, at what cost, and what their curves and gradients show. */
export function trainingBlocks(context: SectionContext): Block[] {
  const { comparison, results, curves, figures, told, words } = context;
  const rows = trainingRows({ comparison, runs: results.runs, curves });
  if (rows.length === 0) return [{ kind: 'paragraph', text: words.common.noRun }];
  const findings = rows.flatMap((row): Block[] => {
    const sentences = symptomSentences(row, figures);
    if (sentences.length === 0) return [];
    const name = rowName(row, context);
    return [{ kind: 'paragraph', text: `${name}${words.frame.colon} ${told(...sentences)}` }];
  });
  const figure = gradientFigure(rows, context);
  return [
    ...(findings.length > 0
      ? findings
      : [{ kind: 'paragraph', text: words.training.noFindings } as const]),
    { kind: 'paragraph', text: told(...ruleSentences(figures)) },
    trainingTable(rows, context),
    ...(figure ? [figure] : []),
  ];
}

function rowName(row: TrainingRow, context: SectionContext): string {
  const { figures, names, words } = context;
  if (isDense(row.seriesKey)) return names.strategy(row.seriesKey);
  const level = (row.levelIsSparsity ? figures.sparsity : figures.plain)(row.level);
  return words.common.at(seriesNames(context)(row.seriesKey), level);
}

type TrainingColumn = readonly [Column, (row: TrainingRow) => Cell];

function trainingTable(rows: readonly TrainingRow[], context: SectionContext): ReportTable {
  const { figures, names, words } = context;
  const { columns, training } = words;
  const cells = cellsIn(figures);
  const nameOf = seriesNames(context);
  const validated = rows.some(({ accuracyGap }) => accuracyGap !== null);
  const gaps: TrainingColumn[] = [
    [right(training.accuracyGap), (row) => cells.points(row.accuracyGap)],
    [right(training.lossGap), (row) => cells.meanLoss(row.lossGap)],
  ];
  const own: TrainingColumn[] = [
    ...(validated ? gaps : []),
    [right(training.gradientRatio), (row) => cells.norm(row.gradientRatio)],
    [right(training.deadUnits), (row) => cells.meanShare(row.deadShare)],
    [right(training.seconds), (row) => cells.elapsed(row.seconds)],
    [right(training.secondsOfDense), (row) => cells.timesExactly(row.secondsOfDense)],
    [right(training.macs), (row) => cells.thousands(row.macs)],
    [right(training.macsOfDense), (row) => cells.timesExactly(row.macsOfDense)],
  ];
  return {
    kind: 'table',
    id: 'training',
    caption: training.caption,
    note: training.note(validated),
    columns: [left(columns.strategy), right(columns.level), ...own.map(([column]) => column)],
    rows: rows.map((row) => [
      text(isDense(row.seriesKey) ? names.strategy(row.seriesKey) : nameOf(row.seriesKey)),
      isDense(row.seriesKey) ? MISSING : cells.plain(row.level),
      ...own.map(([, cellOf]) => cellOf(row)),
    ]),
    rowHeads: 2,
  };
}

/** Of the dense networks, and of each strategy at its highest level; null where no gradient is known. */
function gradientFigure(
  rows: readonly TrainingRow[],
  context: SectionContext,
): ReportFigure | null {
  const { curves, figures, words } = context;
  const panels = [...Map.groupBy(rows, ({ seriesKey }) => seriesKey).values()]
    .flatMap((levels) => levels.slice(-1))
    .map((row): GradientPanel => ({
      key: `${row.seriesKey}@${row.level}`,
      title: rowName(row, context),
      layers: meanGradients(row.runIds.map((id) => curves[id] ?? [])),
    }))
    .filter(({ layers }) => layers.length > 0);
  if (panels.length === 0) return null;
  const { training, columns } = words;
  const cells = cellsIn(figures);
  return {
    kind: 'figure',
    id: 'gradients',
    caption: training.gradients,
    alternative: training.gradientsAlternative(words.common.list(panels.map(({ title }) => title))),
    width: WIDTH,
    height: gradientChartHeight(panels, WIDTH),
    legend: gradientLegend(panels, 'light'),
    option: gradientChartOption({
      panels,
      width: WIDTH,
      look: 'light',
      ink: CHART_INK.light,
      figures,
      texts: { epoch: words.curves.epoch, norm: training.norm },
    }),
    data: {
      kind: 'table',
      id: 'gradients-data',
      caption: training.gradientsTable,
      note: training.gradientsNote,
      columns: [
        left(columns.strategy),
        left(training.layer),
        right(columns.epoch),
        right(training.norm),
      ],
      rows: panels.flatMap(({ title, layers }) =>
        layers.flatMap(({ layer, points }) =>
          points.map(([epoch, norm]) => [
            text(title),
            text(layer),
            cells.count(epoch),
            cells.singleNorm(norm),
          ]),
        ),
      ),
      rowHeads: 2,
    },
  };
}
