import type { Composer } from 'vue-i18n';
import { latencyDoubts } from '../../analysis/latency/evidence.ts';
import { MAX_FOLDS } from '../../contract/experiment.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';
import type { Figures } from '../../language/figures.ts';
import type { OptionalColumn } from '../table/columns.ts';

export const NOTHING = '—';

/** So much of a run's id tells it from the others. */
const SHORT_ID = 8;
export const shortId = ({ id }: RunRecord): string => id.slice(0, SHORT_ID);

/** What the columns need to know. */
export interface RunColumnsInput {
  readonly t: Composer['t'];
  readonly figures: Figures;
  readonly strategyOf: (run: RunRecord) => string;
  /** The strategy's parameters in words, empty where there are none. */
  readonly parametersOf: (run: RunRecord) => string;
  /** Which columns are shown until the reader chooses depends on what there is to be seen. */
  readonly runs: readonly RunRecord[];
}

type RunColumn = OptionalColumn<RunRecord>;

/** All that is known of single runs. */
export function runColumns(input: RunColumnsInput): RunColumn[] {
  return [
    ...whatColumns(input),
    ...accuracyColumns(input),
    ...costColumns(input),
    ...howColumns(input),
  ];
}

function whatColumns({ t, figures, strategyOf, parametersOf, runs }: RunColumnsInput): RunColumn[] {
  const sparsityOf = ({ strategy, sparsity }: RunRecord) => (isDense(strategy) ? null : sparsity);
  return [
    {
      key: 'strategy',
      title: t('runs.strategy'),
      usual: true,
      text: strategyOf,
      order: strategyOf,
    },
    {
      key: 'parameters',
      title: t('runs.parameters'),
      usual: runs.some((run) => parametersOf(run) !== ''),
      text: (run) => parametersOf(run) || NOTHING,
      order: (run) => parametersOf(run) || null,
    },
    figure('sparsity', t('runs.sparsity'), sparsityOf, figures.sparsity),
    {
      key: 'seed',
      title: t('runs.seed'),
      figures: true,
      usual: true,
      text: repeatOf,
      order: (run) => run.seed + (run.fold?.index ?? 0) / MAX_FOLDS,
    },
    {
      key: 'status',
      title: t('runs.status'),
      usual: true,
      text: (run) => t(`statuses.${run.status}`),
      order: (run) => `${run.status} ${run.condition ?? ''}`,
    },
  ];
}

function accuracyColumns({ t, figures }: RunColumnsInput): RunColumn[] {
  return [
    metric('accuracy', t('runs.accuracy'), (metrics) => metrics.accuracy, figures.accuracy),
    metric('oneShot', t('runs.oneShot'), (metrics) => metrics.oneShotAccuracy, figures.accuracy),
  ];
}

function costColumns({ t, figures }: RunColumnsInput): RunColumn[] {
  return [
    metric('seconds', t('runs.seconds'), (metrics) => metrics.trainingSeconds, figures.elapsed),
    metric('size', t('page.runColumns.size'), (metrics) => metrics.gzipBytes, figures.kilobytes),
    {
      ...metric('latency', t('runs.latency'), latencyOf, figures.milliseconds),
      hint: t('runs.latencyHint'),
      text: ({ metrics }) => latencyText(metrics, figures),
      csv: [
        {
          title: 'latency',
          value: ({ metrics }) => (metrics === null ? null : latencyOf(metrics)),
        },
        {
          title: 'latency.doubts',
          value: ({ metrics }) => (metrics === null ? null : latencyDoubts(metrics).join(' ')),
        },
      ],
    },
    {
      ...metric(
        'nonzero',
        t('table.parameters'),
        (metrics) => metrics.nonzeroParameters,
        figures.thousands,
      ),
      hint: t('table.parametersHint'),
      usual: false,
    },
    {
      ...metric(
        'compression',
        t('table.compression'),
        ({ compressionRatio }) => compressionRatio,
        figures.times,
      ),
      hint: t('table.compressionHint'),
      usual: false,
    },
    {
      ...metric('macs', t('table.macs'), (metrics) => metrics.macs, figures.thousands),
      hint: t('table.macsHint'),
      usual: false,
    },
  ];
}

function howColumns({ t, figures, runs }: RunColumnsInput): RunColumn[] {
  return [
    {
      ...figure('attempts', t('runs.attempts'), (run) => run.attempts, figures.count),
      usual: runs.some(({ attempts }) => attempts > 1),
    },
    {
      key: 'finished',
      title: t('page.runColumns.finished'),
      usual: false,
      text: ({ finishedAt }) => (finishedAt === null ? NOTHING : figures.moment(finishedAt)),
      order: ({ finishedAt }) => finishedAt,
    },
    {
      key: 'id',
      title: t('page.runColumns.id'),
      usual: true,
      text: shortId,
      order: ({ id }) => id,
      csv: [{ title: 'id', value: ({ id }) => id }],
    },
  ];
}

function figure(
  key: string,
  title: string,
  of: (run: RunRecord) => number | null,
  format: (value: number) => string,
): RunColumn {
  return {
    key,
    title,
    figures: true,
    usual: true,
    text: (run) => {
      const value = of(run);
      return value === null ? NOTHING : format(value);
    },
    order: of,
    csv: [{ title: key, value: of }],
  };
}

/** Of a finished run. */
function metric(
  key: string,
  title: string,
  of: (metrics: RunMetrics) => number | null,
  format: (value: number) => string,
): RunColumn {
  return figure(key, title, ({ metrics }) => (metrics === null ? null : of(metrics)), format);
}

/** At the smallest batch size, which comes first. */
function latencyOf({ latencyMs }: RunMetrics): number | null {
  return Object.values(latencyMs ?? {})[0]?.p50 ?? null;
}

function latencyText(metrics: RunMetrics | null, figures: Figures): string {
  const latency = metrics === null ? null : latencyOf(metrics);
  if (metrics === null || latency === null) return NOTHING;
  const shown = figures.milliseconds(latency);
  return latencyDoubts(metrics).length > 0 ? figures.doubtful(shown) : shown;
}
