import type { ExperimentSummary } from '../../contract/progress.ts';
import type { QueueMove } from '../../contract/queue.ts';
import type { Reader } from '../../host/reader.ts';
import { printFallback } from '../fallback-line.ts';
import { holderLines } from '../holder-lines.ts';
import { namesOf, using } from '../named.ts';
import type { Named } from '../named.ts';
import { textTable } from '../text-table.ts';
import { stateText } from './list.ts';

/** `queue`: prints what has something left to do, in the order in which it is served. */
export async function listQueue(reader: Reader): Promise<void> {
  const waiting = await reader.queue.list();
  // Of another workbench, which may be on another machine, it is not known here what it computes on.
  if (waiting.length > 0 && reader.holder.kind === 'nobody') await printFallback(reader);
  console.log(
    waiting.length > 0
      ? [queueTable(waiting), ...holderLines(reader, waiting)].join('\n')
      : `Nothing in ${reader.dataDir} is left to be done.`,
  );
}

/** `prioritise ID`: gives an experiment another place in the queue. */
export async function prioritise({ experiments, openHost }: Named, to: QueueMove): Promise<void> {
  const order = await using(openHost, async ({ client }) => {
    for (const { id } of experiments) await client.queue.move({ id, to });
    return await client.queue.list();
  });
  console.log(`Moved ${namesOf(experiments)}. The queue is now:\n${queueTable(order)}`);
}

function queueTable(waiting: readonly ExperimentSummary[]): string {
  return textTable(
    [
      { heading: 'place', figures: true },
      { heading: 'id' },
      { heading: 'runs left', figures: true },
      { heading: 'state' },
      { heading: 'name' },
    ],
    waiting.map(({ id, name, progress }, index) => [
      String(index + 1),
      id,
      `${(progress.counts.queued ?? 0) + (progress.counts.running ?? 0)}/${progress.total}`,
      stateText(progress),
      name,
    ]),
  );
}
