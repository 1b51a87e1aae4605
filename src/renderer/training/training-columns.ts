import type { TrainingRow } from '../../analysis/training/training-rows.ts';
import type { Figures } from '../../language/figures.ts';
import type { Column } from '../table/columns.ts';

/** A row with what it is called. */
export interface NamedRow extends TrainingRow {
  readonly key: string;
  readonly name: string;
  readonly levelText: string;
}

/** Titles and hints of the columns, by their keys. */
export type ColumnText = (key: string) => { readonly title: string; readonly hint: string };

const NOTHING = '—';

/** The columns of the table of trainings; without a validation set there is no gap to tell. */
export function trainingColumns(
  figures: Figures,
  text: ColumnText,
  groups: { readonly gap: string; readonly cost: string },
  hasValidation: boolean,
): Column<NamedRow>[] {
  const orNothing = (value: number | null | undefined, format: (value: number) => string) =>
    value === null || value === undefined ? NOTHING : format(value);
  const figure = (
    key: string,
    of: (row: NamedRow) => number | null | undefined,
    format: (value: number) => string,
    group?: string,
  ): Column<NamedRow> => ({
    key,
    ...text(key),
    ...(group !== undefined && { group }),
    figures: true,
    text: (row) => orNothing(of(row), format),
    order: (row) => of(row) ?? null,
  });
  return [
    { key: 'strategy', ...text('strategy'), text: ({ name }) => name, order: ({ name }) => name },
    {
      key: 'level',
      ...text('level'),
      figures: true,
      text: ({ levelText }) => levelText,
      order: ({ level }) => level,
    },
    ...(hasValidation
      ? [
          figure(
            'accuracyGap',
            (row) => row.accuracyGap?.mean,
            figures.percentagePoints,
            groups.gap,
          ),
          figure('lossGap', (row) => row.lossGap?.mean, figures.signedLoss, groups.gap),
        ]
      : []),
    figure('gradientRatio', (row) => row.gradientRatio?.mean, figures.norm),
    figure('deadShare', (row) => row.deadShare?.mean, figures.share),
    figure('seconds', (row) => row.seconds.mean, figures.elapsed, groups.cost),
    figure('secondsOfDense', (row) => row.secondsOfDense, figures.timesExactly, groups.cost),
    figure('macs', (row) => row.macs?.mean, figures.thousands, groups.cost),
    figure('macsOfDense', (row) => row.macsOfDense, figures.timesExactly, groups.cost),
  ];
}
