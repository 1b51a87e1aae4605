import { asc, eq } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { events } from '../schema.ts';

export type StoredEvent = typeof events.$inferSelect;
export type EventKind = StoredEvent['kind'];

/** Notes what happened to a run or an experiment. */
export function logEvent(
  orm: Orm,
  kind: EventKind,
  about: { runId?: string; experimentId?: string; detail?: string; now: number },
): void {
  const { now, ...rest } = about;
  orm
    .insert(events)
    .values({ kind, at: now, ...rest })
    .run();
}

/** Everything that happened to a run, oldest first. */
export function eventsOfRun(orm: Orm, runId: string): StoredEvent[] {
  return orm.select().from(events).where(eq(events.runId, runId)).orderBy(asc(events.id)).all();
}
