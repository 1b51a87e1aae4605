import type { ComparisonPoint } from '../../contract/results.ts';
import { accuracyColumns } from './accuracy-columns.ts';
import { figureColumn, NOTHING } from './figure-columns.ts';
import type { ColumnWords, ComparisonColumn } from './figure-columns.ts';
import { experimentOf } from '../composables/merged-key.ts';
import type { ComparisonRow } from './rows.ts';

/** What the columns need to know. */
export interface ComparisonColumnsInput extends ColumnWords {
  readonly nameOf: (seriesKey: string) => string;
  /** A series' parameters in words. */
  readonly settingsOf: (row: ComparisonRow) => string;
  /** Names by id, where there are several experiments. */
  readonly experimentNames: ReadonlyMap<string, string>;
  /** The sparsities that documents ask for; any other level is a threshold. */
  readonly sparsities: readonly number[];
  /** Units are removed, whose share is another than that of the weights. */
  readonly unitsTell: boolean;
  /** At which latency was measured. */
  readonly batchSizes: readonly number[];
}

/** Of these a table of several experiments, which has a column more, makes no room unasked. */
const NARROWED = ['oneShot', 'achieved', 'speedup'];

/** Every column of the comparison, with what is usual for one experiment or for several. */
export function comparisonColumns(input: ComparisonColumnsInput): ComparisonColumn[] {
  const columns = allColumns(input);
  if (input.experimentNames.size === 0) return columns;
  const [, ...latencies] = columns.flatMap(({ key }) => (/^latency-\d/.test(key) ? [key] : []));
  const narrowed = [...NARROWED, ...latencies];
  return columns.map((column) =>
    narrowed.includes(column.key) ? { ...column, usual: false } : column,
  );
}

/** What was pruned, accuracy, computation, size and latency. */
function allColumns(input: ComparisonColumnsInput): ComparisonColumn[] {
  const { t, figures } = input;
  const theory = t('table.groups.theory');
  const size = t('table.groups.size');
  const latencyText = (shown: string, { latencyDoubts }: ComparisonPoint) =>
    latencyDoubts.length > 0 ? figures.doubtful(shown) : shown;
  return [
    ...nameColumns(input),
    ...sparsityColumns(input),
    ...accuracyColumns(input),
    figureColumn(
      {
        key: 'compression',
        field: 'compressionRatio',
        title: t('table.compression'),
        hint: t('table.compressionHint'),
        group: theory,
        of: (point) => point.compressionRatio,
        format: ({ mean }) => figures.times(mean),
      },
      input,
    ),
    figureColumn(
      {
        key: 'speedup',
        field: 'theoreticalSpeedup',
        title: t('table.speedup'),
        hint: t('table.speedupHint'),
        group: theory,
        of: (point) => point.theoreticalSpeedup,
        format: ({ mean }) => figures.times(mean),
      },
      input,
    ),
    figureColumn(
      {
        key: 'macs',
        field: 'macs',
        title: t('table.macs'),
        hint: t('table.macsHint'),
        group: theory,
        usual: false,
        of: (point) => point.macs,
        format: ({ mean }) => figures.thousands(mean),
      },
      input,
    ),
    parametersColumn(input),
    figureColumn(
      {
        key: 'size',
        field: 'sizeBytes',
        title: t('table.size'),
        group: size,
        usual: false,
        of: (point) => point.sizeBytes,
        format: ({ mean }) => figures.kilobytes(mean),
      },
      input,
    ),
    figureColumn(
      {
        key: 'gzip',
        field: 'gzipBytes',
        title: t('table.gzip'),
        hint: t('table.gzipHint'),
        group: size,
        of: (point) => point.gzipBytes,
        format: ({ mean }) => figures.kilobytes(mean),
      },
      input,
    ),
    ...input.batchSizes.map((batch) =>
      figureColumn(
        {
          key: `latency-${batch}`,
          field: `latencyMs.${batch}`,
          title: t('table.batch', { size: figures.count(batch) }),
          group: t('table.groups.latency'),
          hint: t('table.latencyHint'),
          of: (point) => point.latencyMs?.[batch] ?? null,
          format: ({ mean }, point) => latencyText(figures.milliseconds(mean), point),
          missing: t('table.pending'),
          marks: [
            {
              title: `latencyMs.${batch}.doubts`,
              value: ({ point }) => point.latencyDoubts.join(' '),
            },
          ],
        },
        input,
      ),
    ),
    ...input.batchSizes.map((batch) =>
      figureColumn(
        {
          key: `latency-ratio-${batch}`,
          field: `latencyRatio.${batch}`,
          title: t('table.batchOfDense', { size: figures.count(batch) }),
          group: t('table.groups.latencyRatio'),
          hint: t('table.latencyRatioHint'),
          usual: false,
          of: (point) => point.latencyRatio?.[batch] ?? null,
          format: (ratio, point) => latencyText(figures.percentInterval(ratio), point),
          missing: t('table.pending'),
        },
        input,
      ),
    ),
  ];
}

function nameColumns({
  t,
  nameOf,
  settingsOf,
  experimentNames,
}: ComparisonColumnsInput): ComparisonColumn[] {
  const column = (
    key: 'strategy' | 'experiment' | 'settings',
    of: (row: ComparisonRow) => string,
    usual: boolean,
  ): ComparisonColumn => ({
    key,
    title: t(`table.${key}`),
    usual,
    text: (row) => of(row) || NOTHING,
    order: of,
    csv: [{ title: key, value: of }],
  });
  return [
    column('strategy', (row) => nameOf(row.seriesKey), true),
    ...(experimentNames.size === 0
      ? []
      : [
          column(
            'experiment',
            (row) => experimentNames.get(experimentOf(row.seriesKey)) ?? '',
            true,
          ),
        ]),
    column('settings', settingsOf, false),
  ];
}

function sparsityColumns(input: ComparisonColumnsInput): ComparisonColumn[] {
  const { t, figures, sparsities } = input;
  const group = t('table.groups.sparsity');
  const asked = ({ isDense, point }: ComparisonRow) => (isDense ? null : point.level);
  const achieved = ({ point }: ComparisonRow) => point.achievedSparsity.mean;
  const ofWeights = ({ point }: ComparisonRow) => point.weightSparsity?.mean ?? null;
  return [
    {
      key: 'asked',
      title: t('table.asked'),
      group,
      figures: true,
      usual: true,
      text: (row) => {
        const level = asked(row);
        if (level === null) return NOTHING;
        return sparsities.includes(level)
          ? figures.sparsity(level)
          : t('table.threshold', { level: figures.plain(level) });
      },
      order: asked,
      csv: [{ title: 'level', value: asked }],
    },
    {
      key: 'achieved',
      title: t('table.achieved'),
      group,
      figures: true,
      usual: true,
      text: (row) => figures.sparsity(achieved(row)),
      order: achieved,
      csv: [{ title: 'achievedSparsity.mean', value: achieved }],
    },
    {
      key: 'ofWeights',
      title: t('table.ofWeights'),
      hint: t('table.ofWeightsHint'),
      group,
      figures: true,
      usual: input.unitsTell,
      text: (row) => {
        const share = ofWeights(row);
        return share === null ? NOTHING : figures.sparsity(share);
      },
      order: ofWeights,
      csv: [{ title: 'weightSparsity.mean', value: ofWeights }],
    },
  ];
}

function parametersColumn({ t, figures }: ComparisonColumnsInput): ComparisonColumn {
  return {
    key: 'parameters',
    title: t('table.parameters'),
    hint: t('table.parametersHint'),
    group: t('table.groups.size'),
    figures: true,
    usual: false,
    text: ({ parameters }) => (parameters === null ? NOTHING : figures.thousands(parameters)),
    order: ({ parameters }) => parameters,
    csv: [{ title: 'nonzeroParameters.mean', value: ({ parameters }) => parameters }],
  };
}
