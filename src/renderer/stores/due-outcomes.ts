import type { ExperimentSummary } from '../../contract/progress.ts';

/** What of an experiment tells that its outcome may be another one. */
export function stampOf({ progress: { counts, total } }: ExperimentSummary): string {
  return [total, counts.trained + counts.done, counts.failed, counts.cancelled].join(' ');
}

/**
 * Of which experiments the outcome is to be asked next: of those in sight first, then of the others in
 * their order.
 *
 * @param asked by id, how the experiment stood when its outcome was asked
 * @param most so many at a time
 */
export function dueOutcomes(
  experiments: readonly ExperimentSummary[],
  asked: ReadonlyMap<string, string>,
  inSight: ReadonlySet<string>,
  most: number,
): ExperimentSummary[] {
  const due = experiments.filter((one) => asked.get(one.id) !== stampOf(one));
  const [near, far] = [
    due.filter(({ id }) => inSight.has(id)),
    due.filter(({ id }) => !inSight.has(id)),
  ];
  return [...near, ...far].slice(0, most);
}
