import type { ExperimentProgress, ExperimentSummary } from '../../contract/progress.ts';
import type { Reader } from '../../host/reader.ts';
import { momentText } from '../figures.ts';
import { textTable } from '../text-table.ts';

/** Prints the history, newest first. */
export async function list({ experiments, dataDir }: Reader) {
  const history = await experiments.list();
  console.log(
    history.length === 0
      ? `There is no experiment in ${dataDir} yet; "run FILE" starts one.`
      : historyTable(history),
  );
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
    ],
    experiments.map(({ id, createdAt, progress, dataset, model, name }) => [
      id,
      momentText(createdAt),
      `${progress.counts.done ?? 0}/${progress.total}`,
      stateText(progress),
      dataset,
      model,
      name,
    ]),
  );
}

/** What an experiment is doing, in a word or two. */
export function stateText({ counts, settled, fraction }: ExperimentProgress): string {
  if (!settled) return `${Math.floor(fraction * 100)} % done`;
  const unwell = [
    ...((counts.failed ?? 0) > 0 ? [`${counts.failed} failed`] : []),
    ...((counts.cancelled ?? 0) > 0 ? [`${counts.cancelled} cancelled`] : []),
  ];
  return unwell.length === 0 ? 'done' : unwell.join(', ');
}
