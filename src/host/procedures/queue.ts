import { UserError } from '../../contract/errors.ts';
import type { ExperimentSummary } from '../../contract/progress.ts';
import type { QueueMove } from '../../contract/queue.ts';
import { say } from '../../contract/sentence.ts';
import { queuedExperiments, saveQueueOrder } from '../../db/queries/queue-order.ts';
import { movedInQueue } from '../queue/queue-move.ts';
import type { Workbench } from '../workbench.ts';
import { getExperiment } from './experiments.ts';

/** The experiments that have something left to do, in the order in which they are served. */
export function queueOf(workbench: Workbench): ExperimentSummary[] {
  return queuedExperiments(workbench.orm).map((id) =>
    workbench.overview.summary(getExperiment(workbench, id)),
  );
}

/**
 * Gives an experiment another place in the queue. What trainers are working on is finished first.
 *
 * @throws UserError when there is nothing left to do of it
 */
export function moveInQueue(workbench: Workbench, id: string, to: QueueMove): void {
  const { orm, notifier } = workbench;
  const { name } = getExperiment(workbench, id);
  const order = queuedExperiments(orm);
  if (!order.includes(id)) {
    throw new UserError(
      say`"${name}" (${id}) has no place in the queue: there is nothing left to do of it.`,
    );
  }
  saveQueueOrder(orm, movedInQueue(order, id, to));
  notifier.queueReordered();
}
