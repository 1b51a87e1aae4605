import type { Composer } from 'vue-i18n';
import { plusMinus } from '../../charts/band.ts';
import type { BandKind } from '../../charts/band.ts';
import type { Figures } from '../../language/figures.ts';
import type { ComparisonPoint, Spread } from '../../contract/results.ts';
import type { CsvField, OptionalColumn } from '../table/columns.ts';
import type { ComparisonRow } from './rows.ts';

/** A column of the comparison. */
export type ComparisonColumn = OptionalColumn<ComparisonRow>;

/** What the columns need to know. */
export interface ColumnWords {
  readonly t: Composer['t'];
  readonly figures: Figures;
  /** What `±` means. */
  readonly band: BandKind;
  /** Figures are shown as changes from this point; null shows them as they are. */
  readonly changesFrom: ComparisonPoint | null;
}

export const NOTHING = '—';

/** What a figure column says. */
interface FigureColumn {
  readonly key: string;
  /** Field of the comparison's points, for the CSV file. */
  readonly field: string;
  readonly title: string;
  readonly group: string;
  readonly hint?: string;
  readonly usual?: boolean;
  readonly of: (point: ComparisonPoint) => Spread | null;
  readonly format: (spread: Spread, point: ComparisonPoint) => string;
  readonly missing?: string;
  /** For the CSV file, what a mark beside the figure says. */
  readonly marks?: readonly CsvField<ComparisonRow>[];
}

/** A column of means; as changes, in percent of the reference. */
export function figureColumn(
  {
    key,
    field,
    title,
    group,
    hint,
    usual = true,
    of,
    format,
    missing = NOTHING,
    marks = [],
  }: FigureColumn,
  { figures, band, changesFrom }: ColumnWords,
): ComparisonColumn {
  const heading = {
    key,
    title,
    group,
    figures: true,
    usual,
    ...(hint === undefined ? {} : { hint }),
  };
  const mean = ({ point }: ComparisonRow) => of(point)?.mean ?? null;
  if (changesFrom !== null) {
    const reference = of(changesFrom)?.mean ?? null;
    const change = (row: ComparisonRow) => {
      const now = mean(row);
      return now === null || reference === null || reference === 0 ? null : now / reference - 1;
    };
    return {
      ...heading,
      text: (row) => {
        const value = change(row);
        return value === null ? missing : figures.change(value);
      },
      order: change,
      csv: [{ title: `${field}.change`, value: change }],
    };
  }
  return {
    ...heading,
    text: ({ point }) => {
      const spread = of(point);
      return spread === null ? missing : format(spread, point);
    },
    order: mean,
    csv: [
      { title: `${field}.mean`, value: mean },
      ...spreadFields(field, band, ({ point }) => of(point)),
      ...marks,
    ],
  };
}

/** The CSV field of what stands after `±`. */
export function spreadFields(
  field: string,
  band: BandKind,
  of: (row: ComparisonRow) => Spread | null,
): CsvField<ComparisonRow>[] {
  if (band === 'none') return [];
  return [
    {
      title: `${field}.${band === 'sd' ? 'sd' : 'halfWidth'}`,
      value: (row) => {
        const spread = of(row);
        return spread === null ? null : plusMinus(spread, band);
      },
    },
  ];
}

/** An accuracy with what the reader wants to see after `±`, in percent without the unit. */
export function accuracyText(spread: Spread, { figures, band }: ColumnWords): string {
  return figures.percentSpread({ ...spread, sd: plusMinus(spread, band) });
}

/** A difference of accuracies likewise, in percentage points. */
export function differenceText(spread: Spread, { figures, band }: ColumnWords): string {
  return figures.pointsInterval({ ...spread, halfWidth: plusMinus(spread, band) });
}
