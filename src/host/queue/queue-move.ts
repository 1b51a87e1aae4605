import type { QueueMove } from '../../contract/queue.ts';

/**
 * The order of the queue after one of it was moved. Neither the first can go further up nor the last
 * further down: then the order stays.
 *
 * @param order ids, as they are served
 * @param id one of them; the order of others stays
 */
export function movedInQueue(order: readonly string[], id: string, to: QueueMove): string[] {
  const from = order.indexOf(id);
  if (from < 0) return [...order];
  const last = order.length - 1;
  const place = { first: 0, up: Math.max(0, from - 1), down: Math.min(last, from + 1), last }[to];
  return order.toSpliced(from, 1).toSpliced(place, 0, id);
}
