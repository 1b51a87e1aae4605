import { layerHeatMapHeight, layerHeatMapOption } from '../../charts/layer-heat-map.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { seriesAtPlace } from '../../charts/at-place.ts';
import { cellsIn, left, right, text } from '../cells.ts';
import { keepRates } from '../../charts/keep-rates.ts';
import type { KeepRates } from '../../charts/keep-rates.ts';
import type { Block, ReportFigure, ReportTable } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { seriesNames } from '../series-names.ts';
import { referenceTo } from '../table-reference.ts';
import { highestPlace, nameAtPlace } from './side-by-side.ts';

/** So many layers stand beside each other on a page. */
const LAYERS_PER_TABLE = 8;

/** How much of each layer every strategy keeps. */
export function layerBlocks(context: SectionContext): Block[] {
  const rates = keepRates(context.results, context.comparison);
  const place = highestPlace(context);
  const [first, ...others] = layerTables(rates, context);
  if (place === undefined || first === undefined) {
    return [{ kind: 'paragraph', text: context.words.common.noPrunedRun }];
  }
  return [{ ...heatMap(rates, place, context), data: referenceTo(first) }, first, ...others];
}

function heatMap(
  { layers, rows }: KeepRates,
  place: number,
  context: SectionContext,
): Omit<ReportFigure, 'data'> {
  const { comparison, figures, words } = context;
  const shown = seriesAtPlace(comparison, place).flatMap(({ series, point }) => {
    const row = rows.find((one) => one.seriesKey === series.key && one.level === point.level);
    if (row === undefined) return [];
    return [{ name: nameAtPlace(context, { series, point }), rates: row.rates }];
  });
  return {
    kind: 'figure',
    id: 'layers-kept',
    caption: words.layers.caption(figures.times(place)),
    alternative: words.layers.alternative(words.common.list(layers)),
    width: 760,
    height: layerHeatMapHeight(shown.length, layers.length),
    legend: [],
    option: layerHeatMapOption({ layers, rows: shown, ink: CHART_INK.light, figures }),
  };
}

function layerTables({ layers, rows }: KeepRates, context: SectionContext): ReportTable[] {
  const { figures, words } = context;
  const nameOf = seriesNames(context);
  const cells = cellsIn(figures);
  const parts = Array.from(
    { length: Math.ceil(layers.length / LAYERS_PER_TABLE) },
    (_none, part) => ({
      from: part * LAYERS_PER_TABLE,
      to: Math.min(layers.length, (part + 1) * LAYERS_PER_TABLE),
    }),
  );
  return parts.map(({ from, to }, part) => ({
    kind: 'table',
    id: parts.length === 1 ? 'layers' : `layers-${part + 1}`,
    caption:
      parts.length === 1
        ? words.layers.tableCaption
        : words.layers.partCaption(figures.count(from + 1), figures.count(to)),
    note: words.layers.note,
    columns: [
      left(words.columns.strategy),
      right(words.columns.level),
      ...layers.slice(from, to).map(right),
    ],
    rows: rows.map(({ seriesKey, level, rates }) => [
      text(nameOf(seriesKey)),
      cells.plain(level),
      ...rates.slice(from, to).map(cells.sparsity),
    ]),
    rowHeads: 2,
  }));
}
