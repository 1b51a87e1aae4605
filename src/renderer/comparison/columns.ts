import type { Composer } from 'vue-i18n';
import type { Spread } from '../../contract/results.ts';
import { DENSE } from '../../contract/words.ts';
import type { Figures } from '../format/figures.ts';
import type { Column } from '../table/columns.ts';
import type { ComparisonRow } from './rows.ts';

/** What the columns need to know. */
export interface ComparisonColumnsInput {
  readonly t: Composer['t'];
  readonly figures: Figures;
  readonly nameOf: (seriesKey: string) => string;
  /** The sparsities that the document asks for; any other level is a threshold. */
  readonly sparsities: readonly number[];
  /** Over how many seeds every row is; null where rows differ, so that each has to say it. */
  readonly commonSeeds: number | null;
  /** At which latency was measured. */
  readonly batchSizes: readonly number[];
}

const NOTHING = '—';

/** The columns of the comparison: sparsity, accuracy, computation, size and latency. */
export function comparisonColumns(input: ComparisonColumnsInput): Column<ComparisonRow>[] {
  const { t, figures, nameOf } = input;
  return [
    {
      key: 'strategy',
      title: t('table.strategy'),
      text: (row) => nameOf(row.seriesKey),
      order: (row) => nameOf(row.seriesKey),
    },
    ...sparsityColumns(input),
    ...accuracyColumns(input),
    meanColumn('compression', t, (row) => row.point.compressionRatio, figures.times, 'theory'),
    meanColumn('speedup', t, (row) => row.point.theoreticalSpeedup, figures.times, 'theory'),
    meanColumn('macs', t, (row) => row.point.macs, figures.thousands, 'theory'),
    {
      key: 'size',
      title: t('table.size'),
      group: t('table.groups.size'),
      figures: true,
      text: (row) => figures.kilobytes(row.point.sizeBytes.mean),
      order: (row) => row.point.sizeBytes.mean,
    },
    meanColumn('gzip', t, (row) => row.point.gzipBytes, figures.kilobytes, 'size'),
    ...latencyColumns(input),
  ];
}

function sparsityColumns({
  t,
  figures,
  sparsities,
}: ComparisonColumnsInput): Column<ComparisonRow>[] {
  const group = t('table.groups.sparsity');
  return [
    {
      key: 'asked',
      title: t('table.asked'),
      group,
      figures: true,
      text({ seriesKey, point: { level } }) {
        if (seriesKey === DENSE) return NOTHING;
        return sparsities.includes(level)
          ? figures.sparsity(level)
          : t('table.threshold', { level: figures.plain(level) });
      },
      order: ({ seriesKey, point }) => (seriesKey === DENSE ? null : point.level),
    },
    {
      key: 'achieved',
      title: t('table.achieved'),
      group,
      figures: true,
      text: ({ point }) => figures.sparsity(point.achievedSparsity.mean),
      order: ({ point }) => point.achievedSparsity.mean,
    },
  ];
}

function accuracyColumns({
  t,
  figures,
  commonSeeds,
}: ComparisonColumnsInput): Column<ComparisonRow>[] {
  const group = t('table.groups.accuracy');
  const seeds: Column<ComparisonRow> = {
    key: 'seeds',
    title: t('table.seeds'),
    group,
    figures: true,
    text: ({ point }) => figures.count(point.accuracy.n),
    order: ({ point }) => point.accuracy.n,
  };
  return [
    {
      key: 'final',
      title: t('table.final'),
      group,
      figures: true,
      text: ({ point }) => figures.percentSpread(point.accuracy),
      order: ({ point }) => point.accuracy.mean,
    },
    {
      key: 'difference',
      title: t('table.difference'),
      hint: t('table.differenceHint'),
      group,
      figures: true,
      text: ({ accuracyDifference }) =>
        accuracyDifference === null ? NOTHING : figures.percentagePoints(accuracyDifference),
      order: ({ accuracyDifference }) => accuracyDifference,
    },
    {
      key: 'oneShot',
      title: t('table.oneShot'),
      hint: t('table.oneShotHint'),
      group,
      figures: true,
      text: ({ point: { oneShotAccuracy } }) =>
        oneShotAccuracy === null ? NOTHING : figures.percentSpread(oneShotAccuracy),
      order: ({ point }) => point.oneShotAccuracy?.mean ?? null,
    },
    ...(commonSeeds === null ? [seeds] : []),
  ];
}

function latencyColumns({
  t,
  figures,
  batchSizes,
}: ComparisonColumnsInput): Column<ComparisonRow>[] {
  const mean = (row: ComparisonRow, size: number) => row.point.latencyMs?.[size]?.mean ?? null;
  return batchSizes.map((size) => ({
    key: `latency ${size}`,
    title: t('table.batch', { size: figures.count(size) }),
    group: t('table.groups.latency'),
    figures: true,
    text: (row) => {
      const milliseconds = mean(row, size);
      return milliseconds === null ? t('table.pending') : figures.milliseconds(milliseconds);
    },
    order: (row) => mean(row, size),
  }));
}

function meanColumn(
  key: 'compression' | 'speedup' | 'macs' | 'gzip',
  t: Composer['t'],
  spread: (row: ComparisonRow) => Spread,
  format: (value: number) => string,
  group: 'theory' | 'size',
): Column<ComparisonRow> {
  return {
    key,
    title: t(`table.${key}`),
    hint: t(`table.${key}Hint`),
    group: t(`table.groups.${group}`),
    figures: true,
    text: (row) => format(spread(row).mean),
    order: (row) => spread(row).mean,
  };
}
