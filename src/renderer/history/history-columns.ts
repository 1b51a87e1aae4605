import type { Composer } from 'vue-i18n';
import type { Outcome } from '../../contract/outcome.ts';
import type { ExperimentSummary } from '../../contract/progress.ts';
import type { Figures } from '../../language/figures.ts';
import type { Names } from '../../language/names.ts';
import type { OptionalColumn } from '../table/columns.ts';
import { outcomeText } from './outcome-text.ts';

/** What the columns need to know. */
export interface HistoryColumnsInput {
  readonly t: Composer['t'];
  readonly figures: Figures;
  readonly names: Pick<Names, 'series' | 'list' | 'model' | 'dataset'>;
  readonly outcomeOf: (id: string) => Outcome | undefined;
  /** Where there is little room, what tells least is left to those who choose it. */
  readonly narrow: boolean;
  /** Chinese dates are the longer ones. */
  readonly longDates: boolean;
}

const NOTHING = '—';

/** `12 of 30` runs that are finished. */
export function runsText(
  { progress: { counts, total } }: ExperimentSummary,
  { t, figures }: Pick<HistoryColumnsInput, 't' | 'figures'>,
): string {
  const done = figures.count(counts.done + counts.trained);
  return t('history.runsDone', { done, total: figures.count(total) });
}

/** Every column of the history. */
export function historyColumns(input: HistoryColumnsInput): OptionalColumn<ExperimentSummary>[] {
  const { t, figures, names, narrow } = input;
  return [
    {
      key: 'name',
      title: t('history.name'),
      minWidth: 190,
      usual: true,
      text: ({ name }) => name,
      order: ({ name }) => name,
    },
    {
      key: 'state',
      title: t('history.state'),
      width: 112,
      usual: true,
      text: ({ progress }) => t(`states.${progress.state}`),
      order: ({ progress }) => progress.state,
    },
    {
      key: 'model',
      title: t('outcomes.modelAndData'),
      width: 122,
      usual: true,
      text: ({ model, dataset }) => names.list([names.model(model), names.dataset(dataset)]),
      order: ({ model, dataset }) => `${names.model(model)} ${names.dataset(dataset)}`,
    },
    ...resultColumns(input),
    {
      key: 'strategies',
      title: t('history.strategies'),
      width: 146,
      usual: !narrow,
      text: ({ series }) => names.list(series.map(names.series)),
    },
    {
      key: 'runs',
      title: t('history.runs'),
      width: 92,
      figures: true,
      usual: false,
      text: (row) => runsText(row, input),
      order: ({ progress }) => progress.total,
    },
    {
      key: 'seeds',
      title: t('outcomes.seeds'),
      width: 76,
      figures: true,
      usual: false,
      text: ({ seeds }) => figures.count(seeds),
      order: ({ seeds }) => seeds,
    },
    {
      key: 'when',
      title: t('history.when'),
      width: input.longDates ? 188 : 158,
      usual: !narrow,
      text: ({ createdAt }) => figures.moment(createdAt),
      order: ({ createdAt }) => createdAt,
    },
  ];
}

function resultColumns(input: HistoryColumnsInput): OptionalColumn<ExperimentSummary>[] {
  const { t, figures, outcomeOf } = input;
  const bestOf = ({ id }: ExperimentSummary) => outcomeOf(id)?.best ?? null;
  const compression = (row: ExperimentSummary) => bestOf(row)?.compressionRatio ?? null;
  return [
    {
      key: 'best',
      title: t('outcomes.best'),
      hint: t('outcomes.bestHint'),
      width: 224,
      usual: true,
      text: (row) => outcomeText(outcomeOf(row.id), row.progress.settled, input).full,
      order: (row) =>
        bestOf(row) && outcomeText(outcomeOf(row.id), row.progress.settled, input).name,
    },
    {
      key: 'accuracy',
      title: t('outcomes.accuracy'),
      hint: t('outcomes.accuracyHint'),
      width: 118,
      figures: true,
      usual: true,
      text: (row) => {
        const best = bestOf(row);
        return best === null ? NOTHING : figures.accuracyInterval(best.accuracy);
      },
      order: (row) => bestOf(row)?.accuracy.mean ?? null,
    },
    {
      key: 'size',
      title: t('outcomes.size'),
      hint: t('outcomes.sizeHint'),
      width: 84,
      figures: true,
      usual: true,
      text: (row) => {
        const best = bestOf(row);
        return best === null ? NOTHING : figures.bytes(best.gzipBytes);
      },
      order: (row) => bestOf(row)?.gzipBytes ?? null,
    },
    {
      key: 'compression',
      title: t('outcomes.compression'),
      width: 104,
      figures: true,
      usual: false,
      text: (row) => {
        const ratio = compression(row);
        return ratio === null ? NOTHING : figures.times(ratio);
      },
      order: compression,
    },
  ];
}
