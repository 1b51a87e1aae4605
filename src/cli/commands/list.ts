import type {
  ExperimentProgress,
  ExperimentSummary,
  HistoryQuery,
} from '../../contract/progress.ts';
import type { Reader } from '../../host/reader.ts';
import { momentText } from '../figures.ts';
import { holderLines } from '../holder-lines.ts';
import { conditionTexts } from '../run-outcome.ts';
import { textTable } from '../text-table.ts';

/** `list`: which experiments. */
export interface ListOptions {
  /** The archive in place of the history. */
  readonly archived: boolean;
  /** Words that all occur in what the user wrote or chose. */
  readonly search: string | undefined;
  /** Has at least one of these. */
  readonly tags: readonly string[];
}

/** Prints the history or a part of it, newest first. */
export async function list(reader: Reader, options: ListOptions) {
  const { experiments, dataDir } = reader;
  const query = queryOf(options);
  const found = await experiments.list(query);
  if (found.length > 0) {
    console.log([historyTable(found), ...holderLines(reader, found)].join('\n'));
  } else if (query.search !== undefined || query.tags !== undefined) {
    console.log(`Nothing in ${options.archived ? 'the archive' : 'the history'} fits.`);
  } else if (options.archived) {
    console.log(`No experiment in ${dataDir} is archived.`);
  } else {
    console.log(`There is no experiment in ${dataDir} yet; "run FILE" starts one.`);
  }
}

function queryOf({ archived, search, tags }: ListOptions): HistoryQuery {
  return {
    archived,
    ...(search === undefined ? {} : { search }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
  };
}

function historyTable(experiments: readonly ExperimentSummary[]): string {
  return textTable(
    [
      { heading: 'id' },
      { heading: 'started' },
      { heading: 'runs done', figures: true },
      { heading: 'state' },
      { heading: 'data set' },
      { heading: 'model' },
      { heading: 'name' },
      { heading: 'tags' },
    ],
    experiments.map(({ id, createdAt, progress, conditions, dataset, model, name, tags }) => [
      id,
      momentText(createdAt),
      `${progress.counts.done ?? 0}/${progress.total}`,
      [stateText(progress), ...conditionTexts(conditions)].join(', '),
      dataset,
      model,
      name,
      tags.join(', '),
    ]),
  );
}

/** What an experiment is doing, in a word or two. */
export function stateText({ counts, state, fraction }: ExperimentProgress): string {
  const percent = `${Math.floor(fraction * 100)} % done`;
  switch (state) {
    case 'queued':
    case 'running':
    case 'interrupted':
    case 'paused':
      return `${state}, ${percent}`;
    case 'done':
      return 'done';
    case 'failed':
    case 'cancelled':
      return unwell(counts) || state;
    default:
      return state satisfies never;
  }
}

function unwell(counts: ExperimentProgress['counts']): string {
  return (['failed', 'cancelled'] as const)
    .filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => `${counts[status]} ${status}`)
    .join(', ');
}
