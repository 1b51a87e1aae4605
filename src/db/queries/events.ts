import { isDeepStrictEqual } from 'node:util';
import { asc, desc, eq, gt, inArray, max, or } from 'drizzle-orm';
import { sentenceOf, textOf } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { Orm } from '../database.ts';
import { events, experimentRuns } from '../schema.ts';

export type StoredEvent = typeof events.$inferSelect;
export type EventKind = StoredEvent['kind'];

/** Notes what happened to a run or an experiment. */
export function logEvent(
  orm: Orm,
  kind: EventKind,
  about: { runId?: string; experimentId?: string; detail?: Reason; now: number },
): void {
  const { now, detail, ...rest } = about;
  orm
    .insert(events)
    .values({
      kind,
      at: now,
      ...rest,
      detail: detail === undefined ? null : textOf(detail),
      detailSentence: detail === undefined ? null : sentenceOf(detail),
    })
    .run();
}

/** The latest that happened to an experiment and to its runs, oldest first. */
export function eventsOfExperiment(orm: Orm, experimentId: string, limit: number): StoredEvent[] {
  const itsRuns = orm
    .select({ id: experimentRuns.runId })
    .from(experimentRuns)
    .where(eq(experimentRuns.experimentId, experimentId));
  return orm
    .select()
    .from(events)
    .where(or(eq(events.experimentId, experimentId), inArray(events.runId, itsRuns)))
    .orderBy(desc(events.id))
    .limit(limit)
    .all()
    .reverse();
}

/** What was noted after an event, oldest first. */
export function eventsAfter(orm: Orm, id: number): StoredEvent[] {
  return orm.select().from(events).where(gt(events.id, id)).orderBy(asc(events.id)).all();
}

/** By what a database is known again: the latest event in it; undefined where nothing has happened yet. */
export function latestEvent(orm: Orm): StoredEvent | undefined {
  return orm.select().from(events).orderBy(desc(events.id)).limit(1).get();
}

/** Whether an event is in the database as it was, whatever has happened since. */
export function hasEvent(orm: Orm, event: StoredEvent): boolean {
  const found = orm.select().from(events).where(eq(events.id, event.id)).get();
  return isDeepStrictEqual(found, event);
}

/** The id of the latest event; 0 where there is none. */
export function latestEventId(orm: Orm): number {
  return (
    orm
      .select({ id: max(events.id) })
      .from(events)
      .get()?.id ?? 0
  );
}
