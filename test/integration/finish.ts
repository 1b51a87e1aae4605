import type { ExperimentEvent } from '../../src/contract/progress.ts';
import type { RunRecord } from '../../src/contract/run.ts';
import type { Host } from '../../src/host/host.ts';

/** Waits until an experiment is settled, and gives back what its watcher was told. */
export async function eventsUntilSettled(host: Host, id: string): Promise<ExperimentEvent[]> {
  const events: ExperimentEvent[] = [];
  for await (const event of await host.client.experiments.watch({ id })) events.push(event);
  return events;
}

/** Starts a document, waits until it is settled, and gives back its runs. */
export async function runToEnd(host: Host, document: unknown): Promise<RunRecord[]> {
  const { id } = await host.client.experiments.start({ document });
  await eventsUntilSettled(host, id);
  return (await host.client.experiments.get({ id })).runs;
}

/** The first event that fulfils a condition. */
export async function untilEvent(
  host: Host,
  id: string,
  condition: (event: ExperimentEvent) => boolean,
): Promise<ExperimentEvent> {
  for await (const event of await host.client.experiments.watch({ id })) {
    if (condition(event)) return event;
  }
  throw new Error('The experiment was settled before that happened.');
}
