import { SHOWN_MARKS, shownOf } from '../../analysis/comparison/shown.ts';
import type { Spread } from '../../contract/results.ts';
import {
  accuracyText,
  differenceText,
  figureColumn,
  NOTHING,
  spreadFields,
} from './figure-columns.ts';
import type { ColumnWords, ComparisonColumn } from './figure-columns.ts';
import type { ComparisonRow } from './rows.ts';

/** Accuracies are compared in percentage points, never in percent of each other. */
function withoutChanges(words: ColumnWords): ColumnWords {
  return { ...words, changesFrom: null };
}

/** Final and one-shot accuracy, the difference to the reference, and what the seeds say of it. */
export function accuracyColumns(words: ColumnWords): ComparisonColumn[] {
  const { t, figures } = words;
  const group = t('table.groups.accuracy');
  return [
    figureColumn(
      {
        key: 'final',
        field: 'accuracy',
        title: t('table.final'),
        group,
        of: (point) => point.accuracy,
        format: (spread) => accuracyText(spread, words),
      },
      withoutChanges(words),
    ),
    differenceColumn(words),
    {
      key: 'p',
      title: t('table.p'),
      hint: t('table.pHint'),
      group,
      figures: true,
      usual: false,
      text: ({ point: { difference } }) =>
        difference === null || difference.adjustedP === null
          ? NOTHING
          : figures.pValue(difference.adjustedP),
      order: ({ point }) => point.difference?.adjustedP ?? null,
      csv: [
        { title: 'difference.p', value: ({ point }) => point.difference?.p ?? null },
        {
          title: 'difference.adjustedP',
          value: ({ point }) => point.difference?.adjustedP ?? null,
        },
      ],
    },
    figureColumn(
      {
        key: 'oneShot',
        field: 'oneShotAccuracy',
        title: t('table.oneShot'),
        hint: t('table.oneShotHint'),
        group,
        of: (point) => point.oneShotAccuracy,
        format: (spread) => accuracyText(spread, words),
      },
      withoutChanges(words),
    ),
    {
      key: 'seeds',
      title: t('table.seeds'),
      group,
      figures: true,
      usual: true,
      text: ({ point }) => figures.count(point.accuracy.n),
      order: ({ point }) => point.accuracy.n,
      csv: [{ title: 'seeds', value: ({ point }) => point.accuracy.n }],
    },
  ];
}

function differenceColumn(words: ColumnWords): ComparisonColumn {
  const { t, band } = words;
  const difference = ({ point }: ComparisonRow): Spread | null => point.difference;
  const mean = (row: ComparisonRow) => difference(row)?.mean ?? null;
  return {
    key: 'difference',
    title: t('table.difference'),
    hint: t('table.differenceHint'),
    group: t('table.groups.accuracy'),
    figures: true,
    usual: true,
    text: (row) => {
      const spread = difference(row);
      if (spread === null) return NOTHING;
      const shown = shownOf(row.point.difference);
      const mark = shown === null ? '' : SHOWN_MARKS[shown];
      return `${mark} ${differenceText(spread, words)}`.trim();
    },
    order: mean,
    csv: [
      { title: 'difference.mean', value: mean },
      ...spreadFields('difference', band, difference),
      { title: 'difference.shown', value: ({ point }) => shownOf(point.difference) },
    ],
  };
}
